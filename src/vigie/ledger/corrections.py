"""The fields of a claim that may be corrected, checked by codebook and register, and applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from vigie.codebook.events import load_events
from vigie.codebook.register import load_register
from vigie.errors import SettingError
from vigie.model.claim import ROLES, Claim, Status
from vigie.model.date import Edtf

_OF_SOURCE = ("speaker", "on_behalf_of")
FIELDS = ("event", "status", *ROLES, *_OF_SOURCE, "time", "quantity")


def checked(given: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Names and values as somebody writes them, as fields of a claim: ids, EDTF.

    A role takes several values, any other field one; an empty value empties the field. Raises
    SettingError for what codebook and register do not know.
    """
    if not given:
        raise SettingError(f"a correction needs a field; set one of {', '.join(FIELDS)}")
    return {field: _checked(field, [one for one in given[field] if one]) for field in given}


def corrected(claim: Claim, content: Mapping[str, Any]) -> Claim:
    """The claim with its corrected fields."""
    changes: dict[str, Any] = {
        field: tuple(value) if field in ROLES else value for field, value in content.items()
    }
    of_source: dict[str, Any] = {
        field: changes.pop(field) for field in _OF_SOURCE if field in changes
    }
    return replace(claim, source=replace(claim.source, **of_source), **changes)


def _checked(field: str, values: list[str]) -> Any:
    if field in ROLES:
        return [_id(field, value) for value in values]
    if field not in FIELDS:
        raise SettingError(f"{field!r} cannot be corrected; set one of {', '.join(FIELDS)}")
    if len(values) > 1:
        raise SettingError(f"{field} takes one value, not {len(values)}")
    if field in ("event", "status"):
        return _one_of(field, values)
    if not values:
        return None
    if field == "time":
        Edtf.parse(values[0])
    return _id(field, values[0]) if field in _OF_SOURCE else values[0]


def _one_of(field: str, values: list[str]) -> str:
    known = tuple(load_events()) if field == "event" else get_args(Status)
    if not values or values[0] not in known:
        raise SettingError(f"{''.join(values)!r} is no {field}; give one of {', '.join(known)}")
    return values[0]


def _id(field: str, name: str) -> str:
    register = load_register()
    found = [name] if name in register.entries else sorted({e.id for e in register.lookup(name)})
    if len(found) > 1:
        raise SettingError(f"{field} {name!r} may be {', '.join(found)}; give one of these ids")
    if not found:
        raise SettingError(f"{field} {name!r} is not in the register; vigie register shows names")
    return found[0]
