"""Give the registry's own workbook back, with what we keep written into it."""

from collections import defaultdict
from datetime import datetime
from pathlib import Path

from django.db import transaction

from huiyin.records.national import coded, layout
from huiyin.records.returning import returned, write_tabs
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.exchange.errors import ReasonNeededError
from huiyin_web.exchange.folders import folder_of
from huiyin_web.exchange.models import Decision, Exchange
from huiyin_web.exchange.queries.exchanges import differences_of, exchange_of, household_values, person_values
from huiyin_web.imports.limits import LEAST_REASON
from huiyin_web.registry.models import Household, Person

CODE = "exchange.file.downloaded"
Cells = dict[int, dict[str, str]]


def download_outgoing(*, exchange: int, reason: str, out: Path, by: Actor, at: datetime) -> str:
    """Write the outgoing file, in clear, and give the name that it goes by.

    Who: the offices of a county and above that may show personal data.
    Rule: with a reason. It is the registry's file, cell by cell; where ours is kept, it says what our register holds
    now, by the registry's numbers.
    Recorded: `exchange.file.downloaded`, with the reason, before the first row is written.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs.
        ReasonNeededError: the reason says nothing.
    """
    found = exchange_of(by, exchange)
    by.need(May.UNMASK)
    if len(reason.strip()) < LEAST_REASON:
        raise ReasonNeededError(least=LEAST_REASON)
    cells = {sheet: _cells(found, sheet, by) for sheet in ("households", "persons")}
    with transaction.atomic():
        audit.record(
            CODE, by=by, at=at, subject=f"exchange:{found.pk}", place_code=found.place_code,
            detail={"reason": reason.strip(), "cells": sum(len(row) for one in cells.values() for row in one.values())},
        )  # fmt: skip
    of, folder = layout(found.layout), folder_of(found.uuid)
    files = {sheet: folder / sheet for sheet in cells if (folder / sheet).exists()}
    write_tabs(out, [returned(path, of.sheets[sheet], cells[sheet]) for sheet, path in files.items()])
    return f"全国系统-{found.exported_on.isoformat()}-{found.pk}.xlsx"


def _cells(exchange: Exchange, sheet: str, by: Actor) -> Cells:
    """Give what is written anew, by row and field."""
    of = layout(exchange.layout)
    kept = differences_of(by, exchange).filter(sheet=sheet, decision=Decision.OURS)
    cells: Cells = defaultdict(dict)
    if sheet == "households":
        homes = Household.objects.in_bulk(set(kept.values_list("household_id", flat=True)))
        values = {key: household_values(one) for key, one in homes.items()}
    else:
        people = Person.objects.select_related("household").in_bulk(set(kept.values_list("person_id", flat=True)))
        values = {key: person_values(one, one.household.office_number) for key, one in people.items()}
    for one in kept:
        key = one.household_id if sheet == "households" else one.person_id
        if key in values:
            field = of.sheets[sheet].field(one.field)
            cells[one.row][one.field] = coded(field, values[key][one.field], of, exchange.codemap)
    return cells
