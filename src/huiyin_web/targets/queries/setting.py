"""The pages on which a target is set and a letter is drawn up: what can be chosen."""

from datetime import date, timedelta

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.planning.plans import plan_of
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.places.models import Organisation
from huiyin_web.places.offices import office_names
from huiyin_web.targets.models import Letter, Target
from huiyin_web.targets.pages import DrawUpPage, SetPage
from huiyin_web.targets.queries.plan_page import TITLE, address
from huiyin_web.targets.queries.stored import need_year, plan_or_404

_SET = Text("Set a target, {year}", "设定 {year} 年目标")
_SET_LEAD = Text(
    "For the own place, or for a department that serves it. Places below get theirs by breaking a target down.",
    "为本级或服务本级的部门设定目标；下级地区的目标由上级目标分解。",
)
_DRAW_UP = Text("Draw up a letter of responsibility", "拟定责任书")
_DRAW_UP_LEAD = Text(
    "In the name of {office}. It holds every target of the year that this office issued to the other; the other signs "
    "first.",
    "以{office}名义拟定，列入该年度向对方下达的全部目标；由对方先签署。",
)
LETTERS = Text("Letters of responsibility", "责任书")
_PLAN_YEAR = Text("{year} ({plan})", "{year} 年（{plan}）")
_LEAST_DAYS = timedelta(90)
_DEPARTMENT = "department"


def set_page(*, actor: Actor, key: str, year: int) -> SetPage:
    """Give the page on which a target is set.

    Raises:
        NotAllowedError, NotFoundError: their role sets no targets, or there is no such plan or year.
    """
    actor.need(May.SET_TARGETS)
    _, plan = plan_or_404(actor, key)
    need_year(plan, year)
    departments = Organisation.objects.filter(kind=_DEPARTMENT, place_code=actor.office).order_by("number")
    offices = [*([plan.place] if actor.office == plan.place else []), *departments.values_list("number", flat=True)]
    names = office_names(offices)
    title = _SET.fill(year=year)
    return SetPage(
        title=title,
        lead=_SET_LEAD,
        crumbs=(
            Crumb(TITLE, reverse("targets:plans")),
            Crumb(plan.label, address(key, year, actor.office)),
            Crumb(title),
        ),
        indicators=tuple((one.key, one.label) for one in plan.indicators.values()),
        offices=tuple((office, names[office]) for office in offices),
    )


def draw_up_page(*, actor: Actor, on: date, again: int | None = None) -> DrawUpPage:
    """Give the page on which a letter is drawn up; with `again`, a new version of that one.

    Raises:
        NotAllowedError: their role sets no targets.
    """
    actor.need(May.SET_TARGETS)
    given = Target.objects.filter(setter=actor.office, issued_on__isnull=False, year__isnull=False)
    given = given.exclude(office=actor.office)
    years = given.order_by("-year", "plan__key").values_list("plan__key", "year").distinct()
    offices = list(given.order_by("office").values_list("office", flat=True).distinct())
    names = office_names([actor.office, *offices] if actor.office else offices)
    last = Letter.objects.filter(pk=again, upper=actor.office).select_related("plan").first() if again else None
    known: dict[str, object] = {"due_on": max(date(on.year, 12, 31), on + _LEAST_DAYS)}
    if last is not None:
        known = {
            "period": f"{last.plan.key}/{last.year}",
            "lower": last.lower,
            "due_on": max(last.due_on, on + _LEAST_DAYS),
        }
    return DrawUpPage(
        title=_DRAW_UP,
        lead=_DRAW_UP_LEAD.fill(office=names.get(actor.office, "--")),
        crumbs=(Crumb(LETTERS, reverse("targets:letters")), Crumb(_DRAW_UP)),
        years=tuple((f"{key}/{year}", _PLAN_YEAR.fill(year=year, plan=plan_of(key).label)) for key, year in years),
        offices=tuple((office, names[office]) for office in offices),
        known=known,
    )
