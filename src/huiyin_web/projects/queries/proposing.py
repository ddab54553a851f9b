"""The page on which a project is proposed."""

from datetime import date

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.places.offices import office_names, offices_within
from huiyin_web.projects.pages import ProposePage
from huiyin_web.projects.queries.wording import TITLE

_PROPOSE = Text("Propose a project", "申报项目")
_LEAD = Text(
    "In the name of {office}. Another office decides about it, once the land is checked. Milestones are laid along the "
    "building season.",
    "以{office}名义申报，用地审查后由其他单位审批。工程节点按施工期安排。",
)


def propose_page(*, actor: Actor, on: date) -> ProposePage:
    """Give the page, with what is known before anybody writes.

    Raises:
        NotAllowedError: their role proposes none.
    """
    actor.need(May.MANAGE_PROJECTS)
    language = current_language()
    return ProposePage(
        title=_PROPOSE,
        lead=_LEAD.fill(office=office_names([actor.office])[actor.office] if actor.office else "--"),
        crumbs=(Crumb(TITLE, reverse("projects:list")), Crumb(_PROPOSE)),
        known={"begins_on": on, "place_code": actor.place_code},
        offices=tuple(name.say(language) for name in offices_within(actor.scope).values()),
    )
