"""A place's targets of a year, for its page."""

from collections.abc import Sequence

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.tables import Row, Table
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.counted import Years
from huiyin_web.targets.queries.plan_page import address
from huiyin_web.targets.queries.stored import targets_in_reach
from huiyin_web.targets.queries.values import VALUE_COLUMNS, values_rows

_TITLE = Text("Targets of {year}", "{year} 年目标")


def targets_of_place(actor: Actor, code: str) -> list[Target]:
    """Give all issued targets of a place that somebody sees, by year and as they were set.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    found = targets_in_reach(actor).filter(office=code, issued_on__isnull=False)
    return list(found.select_related("plan").order_by("year", "pk"))


def place_targets(targets: Sequence[Target], year: int | None, years: Years) -> tuple[Table, str] | None:
    """Give a place's targets of a year with the way to its plan; none where it has none.

    Args:
        targets: the place's.
        year: the year; none where none is frozen.
        years: the frozen years, read for the place.
    """
    rows = [row for row in targets if row.year == year]
    if year is None or not rows:
        return None
    table = Table(_TITLE.fill(year=year), VALUE_COLUMNS, [Row(cells) for cells in values_rows(rows, years)])
    return table, address(rows[0].plan.key, year, rows[0].office)
