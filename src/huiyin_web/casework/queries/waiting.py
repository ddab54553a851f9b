"""Read the applications that wait for a window."""

from datetime import date

from django.db.models import QuerySet

from huiyin.kernel.text import Text
from huiyin.policy import NoPackInForceError
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.casework.models import WaitingApplication
from huiyin_web.casework.pages import WaitingLine, WaitingPage
from huiyin_web.casework.permissions import may_take
from huiyin_web.casework.queries.opening import day_of, over
from huiyin_web.casework.queries.stored import IDENTIFICATION
from huiyin_web.core.parts import Crumb
from huiyin_web.places.queries import place_names
from huiyin_web.windows.queries.openings import opening_of

_MOST = 200
_TITLE = Text("Applications that wait for a window", "待窗口开放的申请")
_LEAD = Text(
    "Kept as they were received. Each is begun when its window opens.", "按收到时的内容保留，窗口开放后逐件立项办理。"
)


def waiting_in_reach(actor: Actor) -> QuerySet[WaitingApplication]:
    """Give the applications that wait, in reach, the earliest first.

    Raises:
        NotAllowedError: their role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    found = WaitingApplication.objects.filter(actor.scope.places("village_code"), case__isnull=True)
    return found.order_by("received_on", "pk")


def waiting_page(*, actor: Actor, on: date) -> WaitingPage:
    """Give the page of what waits.

    Raises:
        NotAllowedError: their role sees no households.
    """
    rows = list(waiting_in_reach(actor)[:_MOST])
    names = place_names({row.village_code for row in rows})
    day = day_of(IDENTIFICATION, on)
    process = rules.open_case(IDENTIFICATION, on=day, known=rules.Known()).process
    mine = may_take(actor, process.first.office)
    openings = {code: opening_of(process, code, on=day) for code in names}
    return WaitingPage(
        title=_TITLE,
        lead=_LEAD,
        crumbs=(Crumb(_TITLE),),
        day=on if day == on else None,
        over=over(process, on),
        lines=tuple(
            WaitingLine(
                row.pk, masked(row.head_name, Mask.NAME), names[row.village_code],
                row.received_on, Text.join([one.words for one in openings[row.village_code].reasons], " ", ""),
                mine and openings[row.village_code].is_open,
            )
            for row in rows
        ),
    )  # fmt: skip


def ready(actor: Actor, on: date, most: int) -> list[WaitingApplication]:
    """Give the first applications whose window is open, for the page Today."""
    try:
        process = rules.open_case(IDENTIFICATION, on=on, known=rules.Known()).process
    except (rules.UnknownProcessError, NoPackInForceError):
        return []
    rows = list(waiting_in_reach(actor)[:_MOST])
    is_open = {code: opening_of(process, code, on=on).is_open for code in {row.village_code for row in rows}}
    return [row for row in rows if is_open[row.village_code]][:most]
