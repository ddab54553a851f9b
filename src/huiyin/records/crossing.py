"""What the cells of one row must agree on, where that is certain; a doubt is for the integrity rules, not here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.records.columns import ColumnRead
from huiyin.records.fields import Kind, Sheet
from huiyin.records.identity_numbers import read_identities
from huiyin.records.place_columns import levels_of
from huiyin.records.statistic_indicators import STATISTIC_INDICATORS, UNIT

Columns = Mapping[str, ColumnRead]
CROSSED: dict[str, tuple[str, ...]] = {  # the fields that must agree with others, of the sheets that people fill in
    "households": ("village_code", "status", "identified_on", "exited_on"),
    "persons": ("id_type", "id_number", "birth_date", "sex"),
}
_OTHER_DOCUMENTS = ("officer", "police")
_CODE_LENGTH = 12
_PLACE_CODE = "^[0-9]{12}$"
_VILLAGE_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Objection:
    """The rows (a mask) whose field breaks a rule, with what the sentence needs."""

    field: str
    rule: str
    rows: npt.NDArray[np.bool_]
    details: pa.Array | None = None


def exempt_from_identity(columns: Columns) -> npt.NDArray[np.bool_] | None:
    """Give the rows whose document is an officer's or a police certificate; nothing where no kind is known."""
    if "id_type" not in columns:
        return None
    return _mask(pc.is_in(columns["id_type"].values, pa.array(_OTHER_DOCUMENTS)))


def objections(sheet: str, columns: Columns) -> Iterator[Objection]:
    """Give every disagreement between the cells of a row of a sheet."""
    yield from _CHECKS.get(sheet, _none)(columns)


def disagreements(sheet: Sheet, rows: pa.RecordBatch, year: int) -> Iterator[Objection]:
    """Give every disagreement between the cells of rows that were read before.

    Args:
        sheet: what the rows are of, one of `CROSSED`.
        rows: at least the fields that `CROSSED` names, typed as `Sheet.schema` says.
        year: nobody is born after it.
    """
    columns = {}
    for key in CROSSED[sheet.key]:
        values = rows[key]
        is_id = sheet.field(key).kind is Kind.ID
        columns[key] = ColumnRead(values, identities=read_identities(pc.fill_null(values, ""), year) if is_id else None)
    yield from objections(sheet.key, columns)


def filled_birth_dates(columns: Columns) -> tuple[pa.Array, int]:
    """Give the days of birth, those that are empty read from the ID, and how many were."""
    given = columns["birth_date"].values
    identities = columns["id_number"].identities
    if identities is None:
        return given, 0
    born = pa.array(identities.born).cast(pa.date32())
    filled = pc.coalesce(given, pc.if_else(columns["id_number"].values.is_valid(), born, pa.scalar(None, pa.date32())))
    return filled, given.null_count - filled.null_count


def _none(columns: Columns) -> Iterator[Objection]:
    del columns
    yield from ()


def _households(columns: Columns) -> Iterator[Objection]:
    village = columns["village_code"].values
    ending = pc.utf8_slice_codeunits(village, _CODE_LENGTH - _VILLAGE_DIGITS)
    yield Objection("village_code", "PLACE_VILLAGE", _mask(pc.equal(ending, "0" * _VILLAGE_DIGITS)))
    status, left, found = (columns[key].values for key in ("status", "exited_on", "identified_on"))
    # A day that is there but unreadable has its own problem already.
    unread = columns["exited_on"].rules
    undated = _mask(pc.and_(pc.equal(status, "exited"), left.is_null()))
    yield Objection("exited_on", "EXIT_UNDATED", undated if unread is None else undated & (unread == ""))
    yield Objection("exited_on", "EXIT_EARLY", _mask(pc.less(left, found)), _said(found))


def _persons(columns: Columns) -> Iterator[Objection]:
    identities = columns["id_number"].identities
    if identities is None:
        return
    sound = (identities.rule == "") & columns["id_number"].values.is_valid().to_numpy(zero_copy_only=False)
    given = columns["birth_date"].values
    born = pa.array(identities.born).cast(pa.date32())
    yield Objection("birth_date", "BIRTH_DIFFERS", sound & _mask(pc.not_equal(given, born)), _said(born))
    male = pc.equal(columns["sex"].values, "male")
    yield Objection("sex", "SEX_DIFFERS", sound & _mask(pc.equal(male, pa.array(identities.female))))


def _statistics(columns: Columns) -> Iterator[Objection]:
    indicator, unit = columns["indicator"].values, columns["unit"].values
    known = pc.index_in(indicator, pa.array(list(STATISTIC_INDICATORS)))
    wanted = pa.array([one.unit for one in STATISTIC_INDICATORS.values()]).take(known)
    said = pa.array([f"{UNIT.label_of(one.unit).zh} {one.unit}" for one in STATISTIC_INDICATORS.values()]).take(known)
    yield Objection("unit", "UNIT", _mask(pc.not_equal(unit, wanted)), said)


def _places(columns: Columns) -> Iterator[Objection]:
    code, successor, level = (columns[key].values for key in ("code", "successor", "level"))
    for key, values in (("code", code), ("successor", successor)):
        yield Objection(key, "PLACE_FORM", _mask(pc.invert(pc.match_substring_regex(values, _PLACE_CODE))))
    own = levels_of(code)
    yield Objection("level", "PLACE_LEVEL", _mask(pc.not_equal(level, own)), code)
    yield Objection("successor", "SUCCESSOR_LEVEL", _mask(pc.not_equal(levels_of(successor), own)), code)
    yield from _period(columns)


def _period(columns: Columns) -> Iterator[Objection]:
    start, end = columns["valid_from"].values, columns["valid_to"].values
    yield Objection("valid_to", "PERIOD", _mask(pc.less(end, start)), _said(start))


_CHECKS: dict[str, Callable[[Columns], Iterator[Objection]]] = {
    "households": _households,
    "persons": _persons,
    "statistics": _statistics,
    "places": _places,
    "organisations": _period,
}


def _mask(flags: pa.Array) -> npt.NDArray[np.bool_]:
    return np.asarray(pc.fill_null(flags, False).to_numpy(zero_copy_only=False), bool)


def _said(days: pa.Array) -> pa.Array:
    return pc.cast(days, pa.string())
