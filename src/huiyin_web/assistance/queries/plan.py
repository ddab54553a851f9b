"""The page on which a unit prepares its plan of pledges."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from huiyin.followup.commitments import least_days
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.pages.boards import AskPage
from huiyin_web.assistance.queries.rounds import TITLE
from huiyin_web.assistance.queries.stored import own_participant_or_404
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_TITLE = Text("Plan for {year}", "{year} 年帮扶计划")
_LEAD = Text(
    "One line a pledge, for the places that the unit is paired with. Each becomes a promise of its own that the county "
    "checks; lines left empty are left out.",
    "每行一项承诺，限本单位结对的地区。每项承诺单独跟踪，由县级核验；空行不提交。",
)
_SUBMIT = Text("Submit the plan", "提交计划")
_NOWHERE = Text("The unit is not paired with any place now.", "该单位目前没有结对地区。")


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the form of a plan begins with, and the places that it can be for."""

    page: AskPage
    places: tuple[tuple[str, str], ...]


def plan_page(*, actor: Actor, number: int, on: date) -> PlanPage:
    """Give the page of a unit's plan in a round.

    Raises:
        NotAllowedError, NotFoundError: their role gives no promises, or the unit is not theirs.
    """
    actor.need(May.GIVE_COMMITMENTS)
    unit = own_participant_or_404(actor, number)
    codes = unit.pairings.filter(ends_on__isnull=True).values_list("place_code", flat=True)
    names, language = place_names(codes), current_language()
    back = reverse("assistance:unit", args=[unit.organisation])
    name = office_names([unit.organisation])[unit.organisation]
    title = _TITLE.fill(year=on.year)
    least = timedelta(int(least_days("other", on).value))
    return PlanPage(
        AskPage(
            title, _LEAD if names else _NOWHERE,
            (Crumb(TITLE, reverse("assistance:rounds")), Crumb(name, back), Crumb(title)),
            _SUBMIT, back, known={"starts_on": on, "due_on": max(date(on.year, 12, 31), on + least)},
        ),
        tuple((code, name.say(language)) for code, name in names.items()),
    )  # fmt: skip
