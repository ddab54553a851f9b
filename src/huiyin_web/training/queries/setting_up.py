"""The page on which a course is set up."""

from datetime import date

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.places.offices import offices_within
from huiyin_web.training.pages import SetUpPage
from huiyin_web.training.queries.wording import TITLE

_SET_UP = Text("Set up a course", "开设培训班")
_LEAD = Text(
    "People are entered once it stands, by their numbers of the register.", "开班后按台账人员编号登记参训人员。"
)


def set_up_page(*, actor: Actor, on: date) -> SetUpPage:
    """Give the page, with what is known before anybody writes.

    Raises:
        NotAllowedError: their role sets up none.
    """
    actor.need(May.MANAGE_TRAINING)
    language = current_language()
    return SetUpPage(
        title=_SET_UP,
        lead=_LEAD,
        crumbs=(Crumb(TITLE, reverse("training:list")), Crumb(_SET_UP)),
        known={"begins_on": on, "place_code": actor.place_code},
        offices=tuple(name.say(language) for name in offices_within(actor.scope).values()),
    )
