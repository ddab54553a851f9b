"""The national registry's own sheets: their layouts, its numbers, and what differs between it and our register.

A layout is data (`layouts/<name>.yaml`): the tab and the headings of each sheet in their order, how codes are written,
and the code map that its numbers belong to; another map can be chosen, as five numberings of the causes are in use.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from huiyin.kernel.text import Text
from huiyin.records.codemaps import code_map
from huiyin.records.errors import LayoutError
from huiyin.records.fields import Field, Kind, Sheet
from huiyin.records.filling import written
from huiyin.records.sheets import SHEETS

_FOLDER = resources.files("huiyin.records") / "layouts"
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Layout:
    """How an export of the national registry looks.

    Attributes:
        name: what an exchange chooses it by.
        label, source: what it is, and where it was found.
        codemap: the numbering that it uses where no other is chosen.
        width: with how many figures a code is written.
        yes, no: how a flag is written.
        sheets: each sheet with the layout's own headings in their order; only what a row is recognised by is required.
    """

    name: str
    label: Text
    source: Text
    codemap: str
    width: int
    yes: str
    no: str
    sheets: Mapping[str, Sheet]


class Newer(StrEnum):
    """Which side's value is the newer one."""

    OURS = "ours"
    THEIRS = "theirs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Unlike:
    """One field in which a row differs, with both values."""

    field: Field
    ours: Any
    theirs: Any


@cache
def layouts() -> dict[str, Layout]:
    """Give every layout by its name."""
    files = sorted((entry for entry in _FOLDER.iterdir() if entry.name.endswith(".yaml")), key=lambda one: one.name)
    read = (_read(file.name.removesuffix(".yaml"), yaml.safe_load(file.read_text("utf-8"))) for file in files)
    return {one.name: one for one in read}


def layout(name: str) -> Layout:
    """Give one layout.

    Raises:
        LayoutError: there is none of this name.
    """
    if name not in layouts():
        raise LayoutError(name=name, known=", ".join(layouts()))
    return layouts()[name]


def coded(field: Field, value: Any, of: Layout, codemap: str) -> str:
    """Write a value as the registry does: codes by its numbers, and by their words where it has no number for them.

    Raises:
        CodeMapError: there is no such code map.
    """
    if value is None or value == "":
        return ""
    if field.kind is Kind.FLAG:
        return of.yes if value else of.no
    if field.codes is None:
        return written(field, value)
    numbers = {key: number for number, key in code_map(codemap).lists.get(field.codes.key, {}).items()}
    keys = value.split(",") if field.kind is Kind.CODES else [value]
    words = [numbers[key].zfill(of.width) if key in numbers else field.codes.label_of(key).zh for key in keys]
    return ",".join(words)


def unlike(fields: tuple[Field, ...], ours: Values, theirs: Values) -> Iterator[Unlike]:
    """Give the fields in which two rows differ; several codes are the same in any order."""
    for field in fields:
        mine, other = ours.get(field.key), theirs.get(field.key)
        if _plain(field, mine) != _plain(field, other):
            yield Unlike(field, mine, other)


def newer(changed_on: date | None, exported_on: date) -> Newer:
    """Say which side is newer: our value by the day on which it came to be so, theirs by the day of the export.

    On the very same day, or where nobody knows since when ours stands, a person decides.
    """
    if changed_on is None or changed_on == exported_on:
        return Newer.UNKNOWN
    return Newer.OURS if changed_on > exported_on else Newer.THEIRS


def paired(ours: Mapping[str, Values], theirs: Mapping[str, Values], by: str = "") -> dict[str, str]:
    """Give their rows' numbers with ours: the same number, else the same value of a field that nobody else has.

    Args:
        ours: our rows by number.
        theirs: their rows by number.
        by: the field that tells who it is where numbers differ, such as the ID number.
    """
    same = {number: number for number in theirs if number in ours}
    if not by:
        return same
    mine = _single({number: row for number, row in ours.items() if number not in same}, by)
    found = _single({number: row for number, row in theirs.items() if number not in same}, by)
    return same | {number: mine[value] for value, number in found.items() if value in mine}


def homes(pairs: Mapping[str, str], ours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """Give their household numbers with ours as their members tell it: all that are known live in one of ours.

    Args:
        pairs: their persons' numbers with ours.
        ours: our persons' numbers, each with its household's.
        theirs: their persons' numbers, each with its household's.
    """
    told: dict[str, set[str]] = {}
    for number, mine in pairs.items():
        told.setdefault(theirs[number], set()).add(ours[mine])
    alone = {number: next(iter(found)) for number, found in told.items() if len(found) == 1}
    claimed = Counter(alone.values())
    return {number: mine for number, mine in alone.items() if claimed[mine] == 1}


def _single(rows: Mapping[str, Values], key: str) -> dict[str, str]:
    """Give the values that one row alone has, with its number."""
    held: dict[str, list[str]] = {}
    for number, row in rows.items():
        if row.get(key):
            held.setdefault(row[key], []).append(number)
    return {value: numbers[0] for value, numbers in held.items() if len(numbers) == 1}


def _plain(field: Field, value: Any) -> str:
    if field.kind is Kind.CODES and value:
        return ",".join(sorted(value.split(",")))
    return written(field, value)


def _read(name: str, content: dict[str, Any]) -> Layout:
    code_map(content["codemap"])
    return Layout(
        name, Text(**content["label"]), Text(**content["source"]), content["codemap"], content["width"],
        content["flags"]["yes"], content["flags"]["no"],
        {key: _sheet(SHEETS[key], one["tab"], one["columns"]) for key, one in content["sheets"].items()},
    )  # fmt: skip


def _sheet(sheet: Sheet, tab: str, columns: Mapping[str, str]) -> Sheet:
    """Give a sheet with the layout's headings; the registry may leave empty what we ask for."""
    must = {*sheet.identity, "household_number"}
    fields = tuple(
        replace(
            sheet.field(key), label=Text(sheet.field(key).label.en, heading), required=key in must,
            aliases=(sheet.field(key).label.zh, *sheet.field(key).aliases),
        )
        for heading, key in columns.items()
    )  # fmt: skip
    return replace(sheet, label=Text(sheet.label.en, tab), fields=fields, tabs=(*sheet.tabs, tab), former="")
