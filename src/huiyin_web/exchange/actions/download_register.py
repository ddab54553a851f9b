"""Give our register in the layout of the national registry, so that nothing is typed twice."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from huiyin.records.codemaps import code_map
from huiyin.records.national import layout
from huiyin.records.returning import laid_out, write_tabs
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.reasons import without_numbers
from huiyin_web.exchange.errors import ReasonNeededError, RegisterTooLongError
from huiyin_web.exchange.permissions import need_exchange
from huiyin_web.exchange.queries.exchanges import rows_for_layout
from huiyin_web.imports.limits import LEAST_REASON, MOST_WHOLE_ROWS
from huiyin_web.registry.queries.households import REMOVED, households_in_reach

CODE = "exchange.register.downloaded"


def download_register(*, name: str, codemap: str, reason: str, out: Path, by: Actor, at: datetime) -> str:
    """Write the households in reach and their members as the registry's sheets, in clear; give the file's name.

    Who: the offices of a county and above that may show personal data.
    Rule: with a reason; no more households than somebody waits for.
    Recorded: `exchange.register.downloaded`, with the reason, before the first row is written.

    Raises:
        NotAllowedError: the role may not.
        LayoutError, CodeMapError: there is none of this name.
        ReasonNeededError, PersonalReasonError: the reason says nothing, or too much.
        RegisterTooLongError: there are too many rows.
    """
    need_exchange(by)
    by.need(May.UNMASK)
    of = layout(name)
    code_map(codemap)
    if len(reason.strip()) < LEAST_REASON:
        raise ReasonNeededError(least=LEAST_REASON)
    found = households_in_reach(by).exclude(status=REMOVED)
    if (count := found.count()) > MOST_WHOLE_ROWS:
        raise RegisterTooLongError(rows=count, most=MOST_WHOLE_ROWS)
    with transaction.atomic():
        audit.record(
            CODE, by=by, at=at, subject=f"rows:{by.place_code}", place_code=by.place_code,
            detail={"layout": name, "codemap": codemap, "households": count, "reason": without_numbers(reason)},
        )  # fmt: skip
    homes, members = rows_for_layout(list(found.order_by("village_code", "pk")))
    tabs = [laid_out(of, sheet, codemap, rows) for sheet, rows in (("households", homes), ("persons", members))]
    write_tabs(out, tabs)
    return f"{of.sheets['households'].label.zh}-{at.date().isoformat()}.xlsx"
