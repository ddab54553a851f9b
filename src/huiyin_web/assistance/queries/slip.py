"""What a family is given after a visit."""

from datetime import date
from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Language, Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.rules.papers import kinds
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import Visit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.papers.pages import PaperPage
from huiyin_web.papers.queries.blank import hotline
from huiyin_web.papers.queries.printing import Filling, printed
from huiyin_web.places.queries import place_names

_VISIT = Text("This visit", "该次走访")
_TITLE = Text("Slip for the family", "走访回执")
_HEAD = Text("Household of {head}", "{head}户")
_LEAD = Text("Visit of {day}: print it and leave it with the family.", "{day} 走访，打印后留给农户。")
_NOTHING = Text("nothing this time", "本次没有商定事项")
_NO_DAY = Text("no day was named", "未约定日期")


def slip_page(*, actor: Actor, visit: int, on: date, language: Language) -> PaperPage:
    """Give the slip of a visit: what was agreed and whom to call; names masked, no document, no need, no illness.

    Raises:
        NotAllowedError: the role sees no households.
        NotFoundError: the visit is not there, or its household is out of reach.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    reached = Visit.objects.filter(actor.scope.households_in("household__village_code", "household_id"))
    found = reached.filter(pk=visit).select_related("household").first()
    if found is None:
        raise NotFoundError(what=_VISIT)
    home: Any = found.household
    back = reverse("overview:household", args=[home.pk])
    head = masked(home.head_name, Mask.NAME)
    code = home.village_code
    values: dict[str, Text | str] = {
        "household": head,
        "village": place_names([code]).get(code, Text(code, code)),
        "visited_on": found.visited_on.isoformat(),
        "agreed": found.agreed or _NOTHING,
        "next_on": found.next_on.isoformat() if found.next_on else _NO_DAY,
        "visitor": found.by_name,
        "hotline": hotline(found.visited_on),
        "receipt": found.receipt,
    }
    return PaperPage(
        title=_TITLE,
        lead=_LEAD.fill(day=found.visited_on),
        crumbs=(Crumb(_HEAD.fill(head=head), back), Crumb(_TITLE)),
        printed=printed(kinds()["visit_slip"], code, Filling(values), on=on, language=language),
        back=back,
    )
