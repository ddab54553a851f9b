"""Write the registry's own workbook again, with what we keep written into it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.records.national import coded, layout
from huiyin.records.returning import Tab, returned, write_tabs
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.exchange.errors import ExchangeStateError
from huiyin_web.exchange.folders import OUTGOING, folder_of
from huiyin_web.exchange.limits import SOME
from huiyin_web.exchange.models import Decision, Difference, Exchange
from huiyin_web.exchange.queries.exchanges import (
    differences_of,
    exchange_of,
    household_values,
    person_values,
    portions,
)
from huiyin_web.exchange.standing import state_of
from huiyin_web.registry.models import Household, Person

CODE = "exchange.file.written"
Cells = dict[int, dict[str, str]]
Report = Callable[[float, Text], None]
_SHEETS = ("households", "persons")
_WRITING = Text("writing: {rows:,} of {total:,} rows", "写入：{rows:,}/{total:,} 行")


def write_outgoing(*, exchange: int, by: Actor, at: datetime, report: Report | None = None) -> Exchange:
    """Write the outgoing file, in clear, beside the export; whoever takes it away gives a reason.

    Who: the offices of a county and above that may show personal data.
    Rule: it is the registry's file, cell by cell; where ours is kept, it says what our register holds now, by the
    registry's numbers. One that was written before stays until this one is whole.
    Recorded: `exchange.file.written`, with the number of cells.

    Args:
        exchange: its number.
        by: in whose reach.
        at: when.
        report: told the fraction done and what is being done; what it raises ends the work and leaves nothing.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs.
        ExchangeStateError: it is not compared, or closed.
    """
    found = exchange_of(by, exchange)
    by.need(May.UNMASK)
    _check_open(found)
    of, folder = layout(found.layout), folder_of(found.uuid)
    cells = {sheet: _cells(found, sheet, by) for sheet in _SHEETS}
    told = _told(report or _unheard, found.households + found.persons + found.refused)
    half_done = folder / f"{OUTGOING}.new"
    try:
        files = {sheet: folder / sheet for sheet in _SHEETS if (folder / sheet).exists()}
        write_tabs(half_done, [told(returned(path, of.sheets[sheet], cells[sheet])) for sheet, path in files.items()])
        with transaction.atomic():
            _check_open(exchange_of(by, exchange, lock=True))
            found.written_at = at
            found.save(update_fields=["written_at"])
            audit.record(
                CODE, by=by, at=at, subject=f"exchange:{found.pk}", place_code=found.place_code,
                detail={"cells": sum(len(row) for one in cells.values() for row in one.values())},
            )  # fmt: skip
            half_done.replace(folder / OUTGOING)
    finally:
        half_done.unlink(missing_ok=True)
    return found


def _unheard(fraction: float, message: Text) -> None:
    del fraction, message


def _check_open(found: Exchange) -> None:
    if not found.is_open:
        raise ExchangeStateError(number=found.pk, state=state_of(found))


def _told(report: Report, total: int) -> Callable[[Tab], Tab]:
    """Give what tells of a tab's rows as they are written."""
    done = 0

    def rows(tab: Tab) -> Iterator[Sequence[str]]:
        nonlocal done
        for some in portions(tab.rows, SOME):
            report(min(done / total, 1), _WRITING.fill(rows=min(done, total), total=total))
            yield from some
            done += len(some)

    return lambda tab: Tab(tab.name, rows(tab))


def _cells(exchange: Exchange, sheet: str, by: Actor) -> Cells:
    """Give what is written anew, by row and field."""
    of = layout(exchange.layout)
    kept = differences_of(by, exchange).filter(sheet=sheet, decision=Decision.OURS).order_by("pk")
    cells: Cells = defaultdict(dict)
    for some in portions(kept.iterator(chunk_size=SOME), SOME):
        values = _values(sheet, some)
        for one in some:
            if now := values.get(_key(one)):
                field = of.sheets[sheet].field(one.field)
                cells[one.row][one.field] = coded(field, now[one.field], of, exchange.codemap)
    return cells


def _values(sheet: str, some: Iterable[Difference]) -> dict[int, dict[str, Any]]:
    """Give what our register holds now of whoever some differences are about."""
    keys: Collection[int] = {_key(one) for one in some}
    if sheet == "households":
        return {key: household_values(one) for key, one in Household.objects.in_bulk(keys).items()}
    people = Person.objects.select_related("household").in_bulk(keys)
    return {key: person_values(one, one.household.office_number) for key, one in people.items()}


def _key(one: Difference) -> int:
    return one.household_id if one.person_id is None else one.person_id
