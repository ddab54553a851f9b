"""A place's targets of a year, for its page."""

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.tables import Row, Table
from huiyin_web.targets.queries.counted import years_for
from huiyin_web.targets.queries.plan_page import address
from huiyin_web.targets.queries.stored import targets_in_reach
from huiyin_web.targets.queries.values import VALUE_COLUMNS, values_row

_TITLE = Text("Targets of {year}", "{year} 年目标")


def place_targets(actor: Actor, code: str, year: int | None) -> tuple[Table, str] | None:
    """Give a place's targets of a year with the way to its plan; none where it has none.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    found = targets_in_reach(actor).filter(office=code, year=year, issued_on__isnull=False)
    rows = list(found.select_related("plan").order_by("pk"))
    if year is None or not rows:
        return None
    years = years_for([code])
    table = Table(_TITLE.fill(year=year), VALUE_COLUMNS, [Row(values_row(row, years)) for row in rows])
    return table, address(rows[0].plan.key, year, code)
