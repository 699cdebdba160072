"""The register: known states, organisations, persons, weapons, treaties and places, by name.

Every name of every language is loaded; a text is searched with the names of its language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from vigie.codebook.names import NameIndex, Pieces, fold, index_of
from vigie.codebook.tables import Names, Optional, Row, read_csv
from vigie.model.mention import Kind, Mention
from vigie.model.span import Span

LANGUAGES = ("en", "fr")
Payload = Literal["nuclear", "conventional", "dual", "unknown"]


class StateRow(Row):
    id: str
    wikidata: Optional
    names_en: Names
    names_fr: Names
    demonyms_en: Names
    demonyms_fr: Names
    capitals_en: Names
    capitals_fr: Names
    seats_en: Names
    seats_fr: Names
    bodies_en: Names
    bodies_fr: Names


class OrganisationRow(Row):
    id: str
    kind: Literal[
        "alliance",
        "international",
        "armed-group",
        "company",
        "research",
        "ngo",
        "news-agency",
        "state-news-agency",
        "outlet",
        "party",
        "other",
    ]
    state: Optional
    wikidata: Optional
    names_en: Names
    names_fr: Names


class WeaponRow(Row):
    id: str
    class_: str
    payload: Payload
    makers: Names
    wikidata: Optional
    names: Names
    names_en: Names
    names_fr: Names

    model_config = Row.model_config | {"alias_generator": lambda name: name.rstrip("_")}


class ClassRow(Row):
    id: str
    parent: Optional
    kind: Literal["arms", "forces", "facility", "material", "programme"]
    label_en: str
    label_fr: str
    names_en: Names
    names_fr: Names


class TreatyRow(Row):
    id: str
    kind: Literal["treaty", "regime", "resolution", "agreement", "law"]
    wikidata: Optional
    names_en: Names
    names_fr: Names


class PersonRow(Row):
    id: str
    state: Optional
    gender: Literal["m", "f", ""]
    wikidata: Optional
    names_en: Names
    names_fr: Names


class OfficeRow(Row):
    id: str
    names_en: Names
    names_fr: Names


class TermRow(Row):
    person: str
    office: str
    of: str
    start: str
    end: Optional


class PlaceRow(Row):
    id: str
    state: Optional
    kind: Literal["city", "region", "base", "site", "island", "sea", "area"]
    wikidata: Optional
    names_en: Names
    names_fr: Names


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the register knows.

    `names` by language. `group` is the table's own kind or class (`alliance`, `arms`, `sea`, the
    class of a weapon). `state` is the state it belongs to.
    """

    id: str
    kind: Kind
    group: str = ""
    state: str | None = None
    wikidata: str | None = None
    payload: Payload | None = None
    gender: str | None = None
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a name stands for. `modifiers` must stand near it for a class to hold."""

    entry: Entry
    form: str = "name"
    modifiers: tuple[tuple[str, ...], ...] = ()


# How far from its head, in pieces, a modifier of an arms class may stand.
_REACH = {"fr": 7, "en": 5}
_FORMS = ("name", "demonym", "capital", "seat", "body")
# Marks that may stand inside a noun group ("armes nucléaires « tactiques »").
_QUOTES = frozenset('«»“”"')
# Words that end a noun group: a modifier is not looked for beyond them.
_STOPS = {
    "fr": frozenset(
        "et ou que qui dont a ont est sont avait par pour dans sur . , ; : ( )".split()
    ),
    "en": frozenset(
        "and or that which who has have is are was were by for in on to "
        ". , ; : “ ” ( ) the a an its".split()
    ),
}


class Register:
    """All entries, and the search for their names in a text."""

    def __init__(
        self,
        entries: list[Entry],
        terms: tuple[TermRow, ...],
        offices: tuple[OfficeRow, ...],
        capitals: dict[str, str],
    ) -> None:
        self.entries = {entry.id: entry for entry in reversed(entries)}
        self.terms = terms
        self.capitals = capitals
        self._offices = offices
        self._office_indices: dict[str, NameIndex[str]] = {}
        self._parents: dict[str, str] = {}
        self._indices: dict[str, NameIndex[_Known]] = {}
        self._forms: dict[str, list[tuple[str, _Known]]] = {language: [] for language in LANGUAGES}

    def find(self, text: str, language: str) -> list[Mention]:
        """All known names in `text` with what they stand for, in order, none overlapping."""
        pieces = Pieces.of(text)
        index = self._index(language)
        found: list[Mention] = []
        end = 0
        for start in index.starts(pieces):
            if start < end:
                continue
            best = self._best(index.at(pieces, start), pieces, start, language)
            if best is None:
                continue
            size, known = best
            end = start + size
            span = Span(pieces.spans[start].start, pieces.spans[end - 1].end)
            entry = known.entry
            found.append(Mention(span, entry.id, entry.kind, known.form, entry.state))
        return found

    def _best(
        self, names: Iterator[tuple[int, _Known]], pieces: Pieces, start: int, language: str
    ) -> tuple[int, _Known] | None:
        best: tuple[int, _Known] | None = None
        for size, known in names:
            if not _modified(known.modifiers, pieces, start, size, language):
                continue
            if best is None:
                best = size, known
            elif best[1].entry.kind == "class" == known.entry.kind and self._closer(
                (size, known), best
            ):
                best = max(size, best[0]), known
        return best

    def _closer(self, name: tuple[int, _Known], best: tuple[int, _Known]) -> bool:
        """Whether a class tells more than the best so far: it is below it, or says more words."""
        if not name[1].entry.kind == best[1].entry.kind == "class":
            return False
        id, best_id = name[1].entry.id, best[1].entry.id
        if id == best_id or self.is_a(best_id, id):
            return False
        return self.is_a(id, best_id) or _length(*name) > _length(*best)

    def lookup(self, name: str) -> list[Entry]:
        """Entries with this id or this name in any language; case and accents do not count."""
        wanted = fold(name)
        return [
            entry
            for entry in self.entries.values()
            if fold(entry.id) == wanted
            or any(fold(known) == wanted for names in entry.names.values() for known in names)
        ]

    def label(self, id: str, language: str) -> str:
        """The everyday name of `id` in `language`; the id itself when the register has none."""
        entry = self.entries.get(id)
        names = entry.names.get(language, ()) if entry else ()
        return names[0] if names else id

    def group(self, id: str) -> str:
        """The group of an entry (see `Entry`); empty when the id is unknown."""
        entry = self.entries.get(id)
        return entry.group if entry else ""

    def arms_class(self, id: str) -> str:
        """The class of a weapon system, or the class itself."""
        entry = self.entries.get(id)
        return entry.group if entry and entry.kind == "weapon" else id

    def is_a(self, id: str, ancestor: str) -> bool:
        """Whether weapon or class `id` is `ancestor` or below it in the tree of classes."""
        current: str | None = self.arms_class(id)
        while current and current != ancestor:
            current = self._parents.get(current)
        return id == ancestor or current == ancestor

    def lineage(self, id: str) -> list[str]:
        """The id, then the classes it belongs to, each wider than the one before."""
        known = [id]
        current: str | None = self.arms_class(id)
        while current:
            known.append(current)
            current = self._parents.get(current)
        return list(dict.fromkeys(known))

    def root(self, id: str) -> str:
        """The widest class that a weapon or class belongs to; the id itself of anything else."""
        return self.lineage(id)[-1]

    def offices(self, text: str, language: str) -> list[str]:
        """The offices that `text` names ("ministre de la Défense"), in order."""
        if language not in self._office_indices:
            self._office_indices[language] = index_of(
                (name, office.id)
                for office in self._offices
                for name in getattr(office, f"names_{language}")
            )
        return [id for _, _, id in self._office_indices[language].find(Pieces.of(text))]

    def is_state(self, id: str) -> bool:
        """Whether `id` is the code of a state."""
        entry = self.entries.get(id)
        return entry is not None and entry.kind == "state"

    def is_arms(self, id: str) -> bool:
        """Whether `id` is a weapon system or a class of arms."""
        entry = self.entries.get(id)
        return entry is not None and (entry.kind == "weapon" or entry.group == "arms")

    def holder(self, office: str, of: str, day: str | None) -> str | None:
        """The person who held `office` of a state or organisation on `day`, if exactly one did."""
        if day is None:
            return None
        persons = {
            term.person
            for term in self.terms
            if term.office == office
            and term.of == of
            and term.start <= day[: len(term.start)]
            and (term.end is None or day[: len(term.end)] <= term.end)
        }
        return persons.pop() if len(persons) == 1 else None

    def _index(self, language: str) -> NameIndex[_Known]:
        if language not in self._indices:
            self._indices[language] = index_of(self._forms[language])
        return self._indices[language]

    def name_all(self, forms: Iterator[tuple[str, str, _Known]]) -> None:
        """Adds (language, name, what it stands for)."""
        for language, name, known in forms:
            self._forms[language].append((name, known))

    def tree(self, parents: dict[str, str]) -> None:
        """Sets the tree of arms classes, child to parent."""
        self._parents = parents


def _length(size: int, known: _Known) -> int:
    """How many words a name has, those of its modifiers included."""
    return size + sum(map(len, known.modifiers))


def _modified(
    modifiers: tuple[tuple[str, ...], ...], pieces: Pieces, start: int, size: int, language: str
) -> bool:
    """Whether every modifier stands in the noun group around the head."""
    if not modifiers:
        return True
    group = _noun_group(pieces, start, size, language)
    return all(_holds(modifier, group) for modifier in modifiers)


def _noun_group(pieces: Pieces, start: int, size: int, language: str) -> list[str]:
    """Words around a head: those before it in English, those after it in both languages."""
    stops, reach = _STOPS[language], _REACH[language]
    words: list[str] = []
    if language == "en":
        for word in reversed(pieces.words[max(0, start - reach) : start]):
            if word.lower() in stops:
                break
            words.insert(0, word.lower())
        return words
    for word in pieces.words[start + size : start + size + reach]:
        if word.lower() in stops:
            break
        if word not in _QUOTES:
            words.append(word.lower())
    return words


def _holds(modifier: tuple[str, ...], group: list[str]) -> bool:
    size = len(modifier)
    return any(
        all(_fits(known, word) for known, word in zip(modifier, group[at : at + size], strict=True))
        for at in range(len(group) - size + 1)
    )


def _fits(known: str, word: str) -> bool:
    if known.endswith("*"):
        return word.startswith(known[:-1])
    return (
        word == known
        or word.rstrip("sx") == known.rstrip("sx")
        or word in (known + "e", known + "es")
    )


def _class_name(name: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """`missile +balistique +courte portée` -> head and modifiers, each cut into words."""
    head, *modifiers = name.split(" +")
    return head, tuple(tuple(modifier.replace("-", " ").lower().split()) for modifier in modifiers)


def _state_forms(row: StateRow, entry: Entry) -> Iterator[tuple[str, str, _Known]]:
    for language in LANGUAGES:
        for form, column in zip(
            _FORMS, ("names", "demonyms", "capitals", "seats", "bodies"), strict=True
        ):
            for name in getattr(row, f"{column}_{language}"):
                yield language, name, _Known(entry, form)


def _forms(entry: Entry, also: tuple[str, ...] = ()) -> Iterator[tuple[str, str, _Known]]:
    for language in LANGUAGES:
        for name in (*entry.names.get(language, ()), *also):
            head, modifiers = _class_name(name) if entry.kind == "class" else (name, ())
            yield language, head, _Known(entry, "name", modifiers)


@lru_cache(maxsize=1)
def load_register() -> Register:
    """The register that ships with Vigie. Raises DataError when a table does not validate."""
    states = read_csv("register/states.csv", StateRow)
    classes = read_csv("register/classes.csv", ClassRow)
    weapons = read_csv("register/weapons.csv", WeaponRow)
    entries: list[Entry] = []
    forms: list[Iterator[tuple[str, str, _Known]]] = []

    def add(entry: Entry, also: tuple[str, ...] = ()) -> None:
        entries.append(entry)
        forms.append(_forms(entry, also))

    for weapon in weapons:
        usual = tuple(name for name in weapon.names if _slug(name) == weapon.id)[:1]
        names = {
            "en": tuple(dict.fromkeys(usual + weapon.names_en + weapon.names)),
            "fr": tuple(dict.fromkeys(weapon.names_fr + usual + weapon.names)),
        }
        maker = weapon.makers[0] if len(weapon.makers) == 1 else None
        add(
            Entry(
                weapon.id,
                "weapon",
                weapon.class_,
                maker,
                weapon.wikidata,
                weapon.payload,
                None,
                names,
            )
        )
    for treaty in read_csv("register/treaties.csv", TreatyRow):
        add(_entry(treaty, "treaty", treaty.kind))
    for person in read_csv("register/persons.csv", PersonRow):
        add(_entry(person, "person", "", person.state, person.gender or None))
    for organisation in read_csv("register/organisations.csv", OrganisationRow):
        add(_entry(organisation, "organisation", organisation.kind, organisation.state))
    for row in states:
        entry = _entry(row, "state", "", row.id)
        entries.append(entry)
        forms.append(_state_forms(row, entry))
    for place in read_csv("register/places.csv", PlaceRow):
        add(_entry(place, "place", place.kind, place.state))
    for arms in classes:
        names = {"en": (arms.label_en, *arms.names_en), "fr": (arms.label_fr, *arms.names_fr)}
        add(Entry(arms.id, "class", arms.kind, names=names))
    register = Register(
        entries,
        tuple(read_csv("register/terms.csv", TermRow)),
        tuple(read_csv("register/offices.csv", OfficeRow)),
        {row.id: row.capitals_en[0] for row in states if row.capitals_en},
    )
    register.tree({row.id: row.parent for row in classes if row.parent})
    for named in forms:
        register.name_all(named)
    return register


def _slug(name: str) -> str:
    return fold(name).replace(" ", "-")


def _entry(
    row: StateRow | OrganisationRow | TreatyRow | PersonRow | PlaceRow,
    kind: Kind,
    group: str,
    state: str | None = None,
    gender: str | None = None,
) -> Entry:
    names = {"en": row.names_en, "fr": row.names_fr}
    return Entry(row.id, kind, group, state, row.wikidata, None, gender, names)
