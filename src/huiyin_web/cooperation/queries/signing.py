"""The page on which an agreement is recorded."""

from datetime import date

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import Pairing
from huiyin_web.cooperation.pages import SignPage
from huiyin_web.cooperation.queries.stored import EASTERN
from huiyin_web.cooperation.queries.wording import TITLE
from huiyin_web.core.parts import Crumb
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_SIGN = Text("Record an agreement", "登记协作协议")
_LEAD = Text(
    "Of an eastern partner with a county with which it is paired in a round of assistance.",
    "登记东部协作方与其结对县签订的协议；双方须已在帮扶轮次中结对。",
)


def sign_page(*, actor: Actor, on: date) -> SignPage:
    """Give the page, with the pairs of which somebody is one.

    Raises:
        NotAllowedError: their role works on none.
    """
    actor.need(May.COOPERATE)
    pairs = Pairing.objects.filter(participant__kind=EASTERN).order_by("place_code", "pk")
    if actor.organisation:
        mine = pairs.filter(participant__organisation=actor.organisation)
    else:
        mine = pairs.filter(place_code__in=actor.place_codes)
    found = list(mine.values_list("participant__organisation", "place_code"))
    partners = office_names(dict.fromkeys(partner for partner, _code in found))
    counties = place_names(dict.fromkeys(code for _partner, code in found))
    return SignPage(
        title=_SIGN,
        lead=_LEAD,
        crumbs=(Crumb(TITLE, reverse("cooperation:list")), Crumb(_SIGN)),
        known={"begins": on},
        partners=tuple(partners.items()),
        counties=tuple(sorted(counties.items())),
    )
