"""How a language writes dates: its words (`dates.csv`) and rules (`dates.toml`)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from vigie.codebook.tables import DATA, Names, Row, read_csv, read_toml, validate_all
from vigie.errors import LanguageError

WordClass = Literal[
    "month", "weekday", "season", "unit", "numeral", "ordinal", "part", "quarter", "half", "few",
    "decades", "anchor", "round",
]  # fmt: skip
Unit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "month", "season", "quarter", "half",
    "year", "decade", "century",
]  # fmt: skip
Phase = Literal["numeral", "point", "within", "part", "range", "bound"]
Make = Literal[
    "about", "after", "away", "before", "calendar", "century", "day", "decade", "decades", "found",
    "half", "half_of", "listed", "month_day", "month_year", "nth", "number", "numeric", "on",
    "part", "period", "quarter", "range", "season", "since", "until", "week_number",
    "week_of", "weekday", "within", "years",
]  # fmt: skip


class DateWord(Row):
    """One form of a word and what it stands for.

    `value` is a number (months and weekdays count from 1, Monday is 1; "last" is ordinal -1) or
    the name of a unit, season or part. `sure` says that the form alone is enough to see a date,
    as "avril" is and "May" is not.
    """

    word: str
    kind: WordClass
    value: str
    sure: bool = True


class DateRule(Row):
    """One phrasing.

    `pattern` is a sequence of words (`a|b`), classes (`{month}`, named `{month:end}`), groups in
    parentheses (`\\(` is one in the text), `?` for what may be missing, `!a|b` for what must not
    follow, `<a|b` and `<!a|b` for the word that must, or must not, stand before. `make` names the
    reading, the other fields are its settings. `examples` hold text, reference day and expected
    EDTF (`none`: found, not resolved); in a text of `counter` this rule must find nothing.
    """

    name: str
    phase: Phase
    pattern: str
    make: Make
    sign: Literal[-1, 1] | None = None
    offset: int | None = None
    to: Literal["last", "next", "this", "before", "after"] | None = None
    unit: Unit | None = None
    part: Literal["early", "mid", "late"] | None = None
    kind: Literal["duration", "set", "time", "vague"] | None = None
    about: bool = False
    """The words make it approximate."""
    and_half: bool = False
    """Half a unit more than the number says."""
    story: bool = False
    """Counts from the last date of the text, not from the document's date."""
    guard: Literal["year", "day", "fraction", "bare", "range", "pause"] | None = None
    """A look at the words around that must not refuse the match."""
    examples: tuple[tuple[str, str, str], ...]
    counter: tuple[str, ...]


class TenseCues(Row):
    """Patterns of verb forms in lower case, each matched within the sentence of a date."""

    future: tuple[str, ...]
    past: tuple[str, ...]


class DateSettings(Row):
    """What holds for the whole language."""

    order: Literal["dmy", "mdy"]
    elision: bool
    """Whether an apostrophe belongs to the word before it."""
    year_before: Names
    """Words after which a number of four digits is a year whatever follows."""
    year_often: Names
    """Words after which it is one unless it is round."""
    numbered: Names
    """Words after which it never is one, nor the next in a list ("resolutions 1718 and 1874")."""
    year_after: Names
    """Words that may follow a bare year or day; before any other word it is a count."""
    duration_after: Names
    """Words after which "in ten years" is how long it took."""
    unsure_months: Names
    """Months that with a capital are also something else."""
    doubtful_months: Names
    """Months that are also something else however they are written ("sept." at the end)."""
    month_before: Names
    """Words after which an unsure or doubtful month is one all the same."""
    frames: Names
    """Words before a year that holds for the days named after it ("In 2019, … on 2 August")."""
    openers: Names
    """Words before a date that may open a clause: "and on" in "and on Tuesday he will leave"."""
    subjects: Names
    """Pronouns that, right after such a date, show that it does."""
    conjunction: str
    joining: Names
    """What may stand between two weekdays that are named together."""
    between: Names
    """The conjunction joins two dates to a range only after one of these."""
    bylines: tuple[str, ...]
    """Words before the date at which a page was published."""


class DateGrammar(Row):
    """All that `find_dates` knows of one language."""

    language: str
    settings: DateSettings
    tense: TenseCues
    words: tuple[DateWord, ...]
    rules: tuple[DateRule, ...]


@lru_cache(maxsize=4)
def date_grammar(language: str) -> DateGrammar:
    """The grammar of `language`.

    Raises LanguageError when there is none, DataError when a file of it does not validate.
    """
    folder = f"lang/{language}"
    if not (DATA / folder / "dates.toml").is_file():
        raise LanguageError(f"no dates in {language!r}; add data/{folder}/dates.toml")
    content = read_toml(f"{folder}/dates.toml")
    path = f"{folder}/dates.toml"
    return DateGrammar(
        language=language,
        settings=validate_all(f"{path} [settings]", [content.get("settings")], DateSettings)[0],
        tense=validate_all(f"{path} [tense]", [content.get("tense")], TenseCues)[0],
        words=tuple(read_csv(f"{folder}/dates.csv", DateWord)),
        rules=tuple(validate_all(f"{path} [[rule]]", content.get("rule", []), DateRule)),
    )
