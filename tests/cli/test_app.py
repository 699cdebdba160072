import resource
import subprocess
import sys

import pytest

HEAVY = (
    "spacy",
    "trafilatura",
    "jinja2",
    "pydantic",
    "numpy",
    "babel",
    "lxml",
    "sqlalchemy",
    "httpx",
    "feedparser",
    "fastwarc",
)
COMMANDS = (
    "read",
    "register",
    "codebook",
    "dates",
    "add",
    "watch",
    "search",
    "reread",
    "verify",
    "backup",
)


def test_help_names_the_commands(run):
    result = run("--help")
    assert result.exit_code == 0
    for command in COMMANDS:
        assert command in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(run, command):
    assert run(command, "--help").exit_code == 0


def test_version(run):
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("vigie ")


def test_help_loads_nothing_heavy():
    code = (
        "import sys; sys.argv = ['vigie', '--help']\n"
        "from vigie.cli.app import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "[]"


def test_help_is_quick():
    """Half a second, counted as processor time, which a busy machine does not stretch."""
    code = "from vigie.cli.app import main; main()"
    seconds = []
    for _ in range(3):
        before = _children_seconds()
        subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, check=True)
        seconds.append(_children_seconds() - before)
    assert min(seconds) < 0.5


def _children_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
