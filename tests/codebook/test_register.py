"""The register: its tables hold together, and names in a text are what they stand for."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from babel import Locale
from babel.core import get_global

from vigie.codebook import register as tables
from vigie.codebook.register import load_register
from vigie.codebook.tables import Row, read_csv

TABLES: dict[str, type[Row]] = {
    "states": tables.StateRow,
    "organisations": tables.OrganisationRow,
    "weapons": tables.WeaponRow,
    "classes": tables.ClassRow,
    "treaties": tables.TreatyRow,
    "persons": tables.PersonRow,
    "offices": tables.OfficeRow,
    "places": tables.PlaceRow,
    "terms": tables.TermRow,
}
ROWS = {table: read_csv(f"register/{table}.csv", model) for table, model in TABLES.items()}
IDS = {table: [row.id for row in rows] for table, rows in ROWS.items() if table != "terms"}
ENTRIES = [id for table, ids in IDS.items() if table != "offices" for id in ids]
AT_LEAST = {
    "states": 190, "organisations": 60, "weapons": 300, "treaties": 40, "classes": 40,
    "persons": 200, "places": 300, "offices": 20,
}  # fmt: skip
REGISTER = load_register()


def ids(text: str, language: str) -> list[str]:
    return [mention.id for mention in REGISTER.find(text, language)]


@pytest.mark.parametrize(("table", "least"), AT_LEAST.items())
def test_tables_are_large_enough(table: str, least: int) -> None:
    assert len(IDS[table]) >= least


def test_enough_office_holders_have_terms() -> None:
    assert len({term.person for term in ROWS["terms"]}) >= 200


def test_ids_are_unique() -> None:
    assert [id for id, count in Counter(ENTRIES).items() if count > 1] == []
    assert len(set(IDS["offices"])) == len(IDS["offices"])


@pytest.mark.parametrize("table", [table for table in TABLES if table not in ("offices", "terms")])
def test_wikidata_ids_are_well_formed_and_unique(table: str) -> None:
    known = [row.wikidata for row in ROWS[table] if getattr(row, "wikidata", None)]
    assert [id for id in known if not re.fullmatch(r"Q[1-9]\d*", id)] == []
    assert [id for id, count in Counter(known).items() if count > 1] == []


@pytest.mark.parametrize("table", ["weapons", "classes", "treaties"])
def test_things_are_slugs(table: str) -> None:
    assert [id for id in IDS[table] if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id)] == []


def test_states_have_three_letters_but_one() -> None:
    assert [id for id in IDS["states"] if not re.fullmatch("[A-Z]{3}", id)] == ["USSR"]


@pytest.mark.parametrize("table", ["states", "organisations", "treaties", "persons", "places"])
def test_each_entry_has_a_name_in_both_languages(table: str) -> None:
    assert [row.id for row in ROWS[table] if not (row.names_en and row.names_fr)] == []


def test_references_between_tables_hold() -> None:
    states, classes, offices = set(IDS["states"]), set(IDS["classes"]), set(IDS["offices"])
    assert {row.class_ for row in ROWS["weapons"]} <= classes
    assert {maker for row in ROWS["weapons"] for maker in row.makers} <= states
    assert {row.parent for row in ROWS["classes"] if row.parent} <= classes
    for table in ("organisations", "places"):
        assert {row.state for row in ROWS[table] if row.state} <= states
    bodies = states | set(IDS["organisations"])
    assert {row.state for row in ROWS["persons"] if row.state} <= bodies
    for term in ROWS["terms"]:
        assert term.person in IDS["persons"], term
        assert term.office in offices, term
        assert term.of in bodies, term


def test_terms_end_after_they_begin() -> None:
    day = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
    for term in ROWS["terms"]:
        assert day.fullmatch(term.start), term
        assert term.end is None or (day.fullmatch(term.end) and term.start[:4] <= term.end[:4])


def test_the_tree_of_classes_has_no_loop() -> None:
    parents = {row.id: row.parent for row in ROWS["classes"]}
    for id in parents:
        seen = [id]
        while parent := parents[seen[-1]]:
            assert parent not in seen
            seen.append(parent)


def test_no_weapon_says_more_than_what_it_is() -> None:
    """Vigie holds nothing that helps use a weapon: no ranges, yields, coordinates, guidance."""
    assert set(tables.WeaponRow.model_fields) == {
        "id", "class_", "payload", "makers", "wikidata", "names", "names_en", "names_fr"
    }  # fmt: skip
    assert set(tables.PlaceRow.model_fields) == {
        "id", "state", "kind", "wikidata", "names_en", "names_fr"
    }  # fmt: skip


BOTH = ("fr", "en")
NAMES = [
    ("iskander-m", BOTH, "Iskander-M | Iskander | 9K720 | SS-26 | 9K720 Iskander-M | SS-26 Stone"),
    ("iskander-m", BOTH, "ISKANDER-M | Iskander M | l'Iskander-M | l’Iskander-M | Iskanders"),
    ("kinzhal", BOTH, "Kinjal | Kinzhal | Kh-47M2"),
    ("s-400", BOTH, "S-400 | S 400 | S400 | S-400s"),
    ("oreshnik", BOTH, "Oreshnik"),
    ("oreshnik", ("fr",), "Orechnik"),
    ("storm-shadow", BOTH, "Storm Shadow"),
    ("minuteman-iii", BOTH, "Minuteman III"),
    ("b61-12", BOTH, "B61-12"),
    ("new-start", BOTH, "New START | New Start"),
    ("npt", ("fr",), "TNP | traité de non-prolifération"),
    ("npt", ("en",), "NPT | Non-Proliferation Treaty"),
    ("inf-treaty", ("fr",), "traité FNI"),
    ("inf-treaty", ("en",), "INF Treaty"),
    ("IAEA", ("fr",), "AIEA | Agence internationale de l'énergie atomique"),
    ("IAEA", ("en",), "IAEA | International Atomic Energy Agency"),
    ("NATO", ("fr",), "Otan | OTAN | Alliance atlantique"),
    ("NATO", ("en",), "NATO | North Atlantic Treaty Organization"),
    ("EU", ("fr",), "Union européenne | UE"),
    ("UN", ("fr",), "ONU | Nations unies"),
    ("TASS", BOTH, "TASS | Tass"),
    ("Vladimir Putin", ("fr",), "Vladimir Poutine | Poutine"),
    ("Vladimir Putin", ("en",), "Vladimir Putin | Putin"),
    ("Sergei Shoigu", ("fr",), "Sergueï Choïgou | Sergueï Choigou"),
    ("Baranovichi", ("fr",), "Baranovitchi"),
    ("tactical-nuclear-weapon", ("fr",), "arme nucléaire tactique | armes nucléaires tactiques"),
    ("tactical-nuclear-weapon", ("en",), "tactical nuclear weapon | tactical nuclear weapons"),
    ("nuclear-warhead", ("fr",), "têtes nucléaires | ogives nucléaires"),
    ("nuclear-warhead", ("en",), "nuclear warheads"),
    ("intercontinental-ballistic-missile", ("fr",), "missile balistique intercontinental"),
    ("intercontinental-ballistic-missile", ("fr",), "missiles balistiques intercontinentaux"),
    ("intercontinental-ballistic-missile", ("en",), "intercontinental ballistic missiles"),
    ("intercontinental-ballistic-missile", BOTH, "ICBM"),
    ("ballistic-missile", ("fr",), "missile balistique"),
    ("ballistic-missile", ("en",), "ballistic missile"),
    ("short-range-ballistic-missile", ("fr",), "missile balistique à courte portée"),
    ("cruise-missile", ("fr",), "missiles de croisière"),
    ("cruise-missile", ("en",), "cruise missile"),
    ("enriched-uranium", ("fr",), "uranium enrichi"),
    ("highly-enriched-uranium", ("fr",), "uranium hautement enrichi"),
    ("highly-enriched-uranium", ("en",), "highly enriched uranium"),
    ("drone", BOTH, "drone | drones"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("id", "language", "name"),
    [
        (id, language, name)
        for id, languages, names in NAMES
        for language in languages
        for name in names.split(" | ")
    ],
)
def test_a_name_is_its_thing(id: str, language: str, name: str) -> None:
    sentence = {"fr": "On a vu hier : {}, dit-on.", "en": "We saw {} yesterday."}[language]
    assert ids(sentence.format(name), language) == [id]


# What stands for a state: text, language, state, form.
SEATS = [
    ("le Kremlin", "fr", "RUS", "seat"),
    ("the Kremlin", "en", "RUS", "seat"),
    ("Foggy Bottom", "en", "USA", "seat"),
    ("Foggy Bottom", "fr", "USA", "seat"),
    ("la Maison Blanche", "fr", "USA", "seat"),
    ("the White House", "en", "USA", "seat"),
    ("le Pentagone", "fr", "USA", "body"),
    ("the Pentagon", "en", "USA", "body"),
    ("the State Department", "en", "USA", "body"),
    ("le Quai d'Orsay", "fr", "FRA", "seat"),
    ("l'Élysée", "fr", "FRA", "seat"),
    ("Downing Street", "en", "GBR", "seat"),
    ("Zhongnanhai", "en", "CHN", "seat"),
    ("the Blue House", "en", "KOR", "seat"),
    ("Moscou", "fr", "RUS", "capital"),
    ("Pyongyang", "en", "PRK", "capital"),
    ("le ministère russe de la Défense", "fr", "RUS", "demonym"),
    ("le ministère biélorusse de la Défense", "fr", "BLR", "demonym"),
    ("the Russian Defence Ministry", "en", "RUS", "demonym"),
    ("the Belarusian Ministry of Defence", "en", "BLR", "demonym"),
    ("l'armée sud-coréenne", "fr", "KOR", "demonym"),
    ("the North Korean army", "en", "PRK", "demonym"),
    ("la Corée du Nord", "fr", "PRK", "name"),
    ("South Korea's army", "en", "KOR", "name"),
]


@pytest.mark.parametrize(("text", "language", "state", "form"), SEATS)
def test_what_stands_for_a_state(text: str, language: str, state: str, form: str) -> None:
    mentions = REGISTER.find(text, language)
    assert [(mention.id, mention.kind, mention.form) for mention in mentions] == [
        (state, "state", form)
    ]


# Words that look like a name and are none.
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He wore a turkey costume.", "en"),
        ("Grenade à main, dit le témoin.", "fr"),
        ("Maurice et Dominique ont gagné.", "fr"),
        ("Tell us about china plates.", "en"),
        ("Une tête bien faite.", "fr"),
        ("The warship was painted.", "fr"),
    ],
)
def test_what_looks_like_a_name(text: str, language: str) -> None:
    assert ids(text, language) == []


# CLDR names that are not looked for as they stand, with the reason.
NOT_LOOKED_FOR = {
    ("DMA", "fr"): "Dominique is a given name; la Dominique is known",
    ("GRD", "fr"): "Grenade is a weapon and a city; la Grenade is known",
    ("MUS", "fr"): "Maurice is a given name; l'île Maurice is known",
    ("SLV", "fr"): "Salvador is a given name and a city; le Salvador is known",
}
GONE = {"CSK", "DDR", "USSR", "YUG"}  # CLDR gives the names of those that came after
ALIASES = {**get_global("territory_aliases"), "XKX": ["XK"]}


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("state", [id for id in IDS["states"] if id not in GONE])
def test_cldr_names_are_found(state: str, language: str) -> None:
    name = Locale(language).territories[ALIASES[state][0]]
    if (state, language) in NOT_LOOKED_FOR:
        assert ids(name, language) == []
        assert ids(f"la {name}, l'île {name}, le {name}", language) == [state]
    else:
        assert set(ids(name, language)) == {state}


# office, of, day, person
HOLDERS = [
    ("head-of-state", "RUS", "2023-04-04", "Vladimir Putin"),
    ("defence-minister", "RUS", "2023-04-04", "Sergei Shoigu"),
    ("defence-minister", "RUS", "2024-06-04", "Andrei Belousov"),
    ("head-of-state", "USA", "1987-12-08", "Ronald Reagan"),
    ("head-of-state", "USA", "2023-04-04", "Joe Biden"),
    ("head-of-state", "USA", "2021-01-20", None),  # the day on which two held it
    ("head-of-state", "FRA", "1995-06-13", "Jacques Chirac"),
    ("head-of-state", "FRA", None, None),
    ("head-of-government", "GBR", "2022-10-01", "Liz Truss"),
    ("secretary-general", "NATO", "2023-04-04", "Jens Stoltenberg"),
    ("director-general", "IAEA", "2023-01-01", "Rafael Grossi"),
    ("head-of-state", "USA", "1700-01-01", None),
    ("no-such-office", "USA", "2023-04-04", None),
    ("head-of-state", "no-such-state", "2023-04-04", None),
]


@pytest.mark.parametrize(("office", "of", "day", "person"), HOLDERS)
def test_holder(office: str, of: str, day: str | None, person: str | None) -> None:
    assert REGISTER.holder(office, of, day) == person


@pytest.mark.parametrize(
    ("text", "language", "office"),
    [
        ("le ministre de la Défense", "fr", "defence-minister"),
        ("the defence minister", "en", "defence-minister"),
        ("the defense secretary", "en", "defence-minister"),
        ("le secrétaire général", "fr", "secretary-general"),
        ("a gardener", "en", None),
    ],
)
def test_offices(text: str, language: str, office: str | None) -> None:
    assert REGISTER.offices(text, language) == ([office] if office else [])


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("iskander-m", "iskander-m"),
        ("9k720", "iskander-m"),
        ("Sergueï Choïgou", "Sergei Shoigu"),
        ("RUS", "RUS"),
        ("biélorussie", "BLR"),
        ("xyz", None),
    ],
)
def test_lookup(name: str, id: str | None) -> None:
    assert [entry.id for entry in REGISTER.lookup(name)] == ([id] if id else [])


@pytest.mark.parametrize(
    ("id", "ancestor", "holds"),
    [
        ("iskander-m", "missile", True),
        ("iskander-m", "ballistic-missile", True),
        ("iskander-m", "iskander-m", True),
        ("iskander-m", "cruise-missile", False),
        ("tactical-nuclear-weapon", "nuclear-weapon", True),
        ("nuclear-weapon", "tactical-nuclear-weapon", False),
        ("highly-enriched-uranium", "enriched-uranium", True),
        ("new-start", "missile", False),
    ],
)
def test_is_a(id: str, ancestor: str, holds: bool) -> None:
    assert REGISTER.is_a(id, ancestor) is holds


@pytest.mark.parametrize(
    ("id", "language", "label"),
    [("RUS", "fr", "Russie"), ("RUS", "en", "Russia"), ("nuclear-weapon", "fr", "arme nucléaire"),
     ("no-such-id", "fr", "no-such-id")],
)  # fmt: skip
def test_label(id: str, language: str, label: str) -> None:
    assert REGISTER.label(id, language) == label


def test_mentions_slice_back_in_order() -> None:
    text = "L’Iskander-M russe est à Minsk, dit l’Otan : l'ogive nucléaire aussi."
    mentions = REGISTER.find(text, "fr")
    assert [mention.span.text(text) for mention in mentions] == [
        "Iskander-M", "russe", "Minsk", "Otan", "ogive nucléaire"
    ]  # fmt: skip
    spans = [mention.span for mention in mentions]
    assert spans == sorted(spans)
