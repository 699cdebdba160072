"""The door to the data folder: what is wrong in a file is named, with its line and key."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from vigie.codebook import tables
from vigie.codebook.events import load_codebook, load_events
from vigie.codebook.register import load_register
from vigie.codebook.tables import Names, Optional, Row, read_csv, read_toml, validate_all
from vigie.errors import DataError


class Ship(Row):
    id: str
    kind: Literal["frigate", "submarine"]
    flag: Optional
    names: Names


HEAD = "id,kind,flag,names\n"
GOOD = "alpha,frigate,FRA,Alpha|l'Alpha\n"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder in place of Vigie's own."""
    monkeypatch.setattr(tables, "DATA", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("", ()),
        ("a", ("a",)),
        ("a|b|c", ("a", "b", "c")),
        (" a | b ", ("a", "b")),
        ("a||b|", ("a", "b")),
        ("Arms, Inc.|d'Arms", ("Arms, Inc.", "d'Arms")),
    ],
)
def test_a_cell_holds_several_names(data: Path, cell: str, names: tuple[str, ...]) -> None:
    (data / "ships.csv").write_text(f'{HEAD}alpha,frigate,,"{cell}"\n', encoding="utf-8")
    (ship,) = read_csv("ships.csv", Ship)
    assert ship.names == names
    assert ship.flag is None


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        (HEAD + GOOD + "beta,yacht,,Beta\n", "ships.csv, line 3: kind = 'yacht'"),
        (HEAD + GOOD + GOOD + "beta,,,Beta\n", "ships.csv, line 4: kind = ''"),
        ("id,kind,flag,names,colour\nbeta,frigate,,Beta,red\n", "line 2: colour = 'red'"),
        ("id,kind,flag\nbeta,frigate,FRA\n", "line 2: names"),
        (HEAD + "beta,frigate\n", "line 2: "),
        (HEAD + "beta,frigate,FRA,Beta,too much\n", "line 2: "),
    ],
)
def test_a_bad_row_is_named(data: Path, table: str, complaint: str) -> None:
    (data / "ships.csv").write_text(table, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        read_csv("ships.csv", Ship)
    assert complaint in str(raised.value)
    assert str(raised.value).startswith("data/ships.csv")


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ({"id": "a", "kind": "yacht", "flag": "", "names": []}, "entry 2: kind = 'yacht'"),
        ({"id": "a", "kind": "frigate", "flag": "", "names": [], "crew": 9}, "entry 2: crew = 9"),
        ({"id": 7, "kind": "frigate", "flag": "", "names": []}, "entry 2: id = 7"),
        ({"kind": "frigate", "flag": "", "names": []}, "entry 2: id"),
    ],
)
def test_a_bad_entry_is_named(entry: dict[str, object], complaint: str) -> None:
    good = {"id": "alpha", "kind": "frigate", "flag": "", "names": ["Alpha"]}
    with pytest.raises(DataError, match=r"ships\.toml") as raised:
        validate_all("ships.toml", [good, entry], Ship)
    assert complaint in str(raised.value)


def test_what_is_not_toml_is_named(data: Path) -> None:
    (data / "ships.toml").write_text("[ship\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"data/ships\.toml is not TOML"):
        read_toml("ships.toml")


def test_rows_are_frozen() -> None:
    ship = Ship(id="a", kind="frigate", flag="", names=())
    with pytest.raises(ValueError, match="frozen"):
        ship.id = "b"


def _copied(folder: Path, path: str, *changes: tuple[str, str]) -> None:
    """Copies one file of Vigie's data with some words changed."""
    text = (Path(tables.__file__).parents[1] / "data" / path).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def test_the_register_names_a_bad_cell(data: Path) -> None:
    _copied(data, "register/states.csv")
    _copied(data, "register/classes.csv")
    _copied(data, "register/weapons.csv", ("conventional", "harmless"))
    load_register.cache_clear()
    try:
        with pytest.raises(
            DataError, match=r"data/register/weapons\.csv, line \d+: payload = 'harmless'"
        ):
            load_register()
    finally:
        load_register.cache_clear()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('event = "transfer"', 'event = "handover"'), "event = 'handover'"),
        (('needs = "linked"', 'needs = "maybe"'), "needs = 'maybe'"),
        (("counter = ", "counters = "), "counter"),
        (('subject = "actor"', 'subject = "agent"'), "agent"),
    ],
)
def test_the_codebook_names_a_bad_entry(
    data: Path, change: tuple[str, str], complaint: str
) -> None:
    _copied(data, "codebook/events.toml")
    _copied(data, "codebook/fr.toml", change)
    for load in (load_codebook, load_events):
        load.cache_clear()
    try:
        with pytest.raises(DataError, match=r"data/codebook/fr\.toml") as raised:
            load_codebook("fr")
        assert complaint in str(raised.value)
    finally:
        for load in (load_codebook, load_events):
            load.cache_clear()
