"""The five values of a target side by side, and its outlook beside them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.planning.plans import PlanIndicator
from huiyin_web.core.tables import Cell, Column
from huiyin_web.targets.models import Target
from huiyin_web.targets.pages import Foreseen
from huiyin_web.targets.queries.counted import Years
from huiyin_web.targets.queries.outlooks import foreseen
from huiyin_web.targets.queries.registered import registered_of
from huiyin_web.targets.queries.stored import as_target, hundredths, indicator_of
from huiyin_web.targets.queries.wording import shown, written
from huiyin_web.targets.words import VALUES

_DRAFT = Text("draft", "草案")
_BY = Text("by {due}", "截至 {due}")
_ASKS = Text("{value} asked for", "申请 {value}")
_MORE, _LESS = Text("overstated by {by}", "多报 {by}"), Text("understated by {by}", "少报 {by}")
_AGREES = Text("agrees", "相符")
VALUE_COLUMNS = (
    Column("indicator", Text("Indicator", "指标")),
    Column("planned", VALUES["planned"].sentence()),
    Column("revised", VALUES["revised"].sentence()),
    Column("reported", VALUES["reported"].sentence()),
    Column("registered", VALUES["registered"].sentence(), main=True),
    Column("inspected", VALUES["inspected"].sentence()),
    Column("overstated", Text("Self-reported against the others", "自报与核对")),
    Column("outlook", Text("Outlook", "完成判断")),
)


def values_rows(rows: Sequence[Target], years: Years) -> list[tuple[Any, ...]]:
    """Give targets as rows of their five values, each with its outlook."""
    counted, told = registered_of(rows, years), foreseen(rows, years)
    return [_values_row(row, counted.get(row.pk), told.get(row.pk)) for row in rows]


def _values_row(row: Target, value: Decimal | None, told: Foreseen | None) -> tuple[Any, ...]:
    indicator = indicator_of(row)
    found = as_target(row, value)
    counted = None if found.registered is None else hundredths(indicator, found.registered)
    state = _DRAFT if row.issued_on is None else _BY.fill(due=due(row))
    if row.proposed is not None:
        state = _ASKS.fill(value=written(row.proposed))
    over = None if found.overstated is None else hundredths(indicator, found.overstated)
    return (
        Cell(indicator.label.sentence(), reverse("targets:one", args=[row.pk]), under=state),
        shown(indicator, row.planned),
        None if row.revised is None else shown(indicator, row.revised),
        None if row.reported is None else shown(indicator, row.reported),
        None if counted is None else shown(indicator, counted),
        None if row.inspected is None else shown(indicator, row.inspected),
        overstated(indicator, over),
        told.cell if told else None,
    )


def overstated(indicator: PlanIndicator, kept: int | None) -> Cell | None:
    """Say by how much an office says to be better than others found."""
    if kept is None:
        return None
    if not kept:
        return Cell(_AGREES.sentence(), tone="good")
    words = _MORE if kept > 0 else _LESS
    return Cell(words.fill(by=shown(indicator, abs(kept))).sentence(), tone="bad" if kept > 0 else "")


def due(row: Target) -> date:
    """Give the day by which a target is to be reached."""
    return as_target(row).due_on
