"""The page on which a scheme is set up."""

from datetime import date

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.relocation.pages import SetUpPage
from huiyin_web.relocation.queries.wording import TITLE

_SET_UP = Text("Set up a scheme", "设立搬迁方案")
_LEAD = Text(
    "Whoever sets it up manages it; another person records what the households say.",
    "设立人即为方案管理人；农户意愿由其他人登记。",
)


def set_up_page(*, actor: Actor, on: date) -> SetUpPage:
    """Give the page, with what is known before anybody writes.

    Raises:
        NotAllowedError: their role sets up none.
    """
    actor.need(May.MANAGE_RELOCATION)
    crumbs = (Crumb(TITLE, reverse("relocation:list")), Crumb(_SET_UP))
    return SetUpPage(_SET_UP, _LEAD, crumbs, {"year": on.year, "place_code": actor.place_code})
