"""What waits for whom: firms that stopped or did not pay, loans that are overdue."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from huiyin.followup.industry import Sign
from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import today
from huiyin_web.core.today import Item
from huiyin_web.industry.models import FirmSign
from huiyin_web.industry.queries.listing import shown_on
from huiyin_web.industry.queries.loans import STATES, in_state
from huiyin_web.industry.queries.stored import firms_in_reach, loans_in_reach
from huiyin_web.industry.queries.wording import LOANS, head_of, tone_of, what_of

_MOST = 3
_ASKED = (Sign.STOPPED, Sign.BORROWED, Sign.UNPAID)


def due(request: HttpRequest) -> Iterator[Item]:
    """Give firms that stopped with live contracts, use households' loans or did not pay, and loans that are overdue."""
    actor, on = actor_from(request), today()
    if not actor.may(May.KEEP_INDUSTRY):
        return
    firms = firms_in_reach(actor)
    for sign in _ASKED:
        rows = FirmSign.objects.filter(shown_on(on), sign=sign, firm__in=firms.values("pk"))
        for one in rows.select_related("firm").order_by("since", "pk")[:_MOST]:
            firm = one.firm
            yield Item(
                Text(firm.name, firm.name), reverse("industry:one", args=[firm.pk]), under=what_of(firm),
                state=sign.label, tone=tone_of(sign), due=one.since,
            )  # fmt: skip
    late = loans_in_reach(actor).filter(in_state("overdue", on)).select_related("household")
    for row in late.order_by("due_on", "pk")[:_MOST]:
        head = head_of(row.household)
        yield Item(
            Text(head, head), reverse("industry:loan", args=[row.pk]), under=LOANS, state=STATES["overdue"],
            tone="bad", due=row.due_on,
        )  # fmt: skip
