"""The forms about a theatre: what they begin with, and what can be chosen."""

from datetime import date, timedelta

from django.urls import reverse

from huiyin.followup.commitments import least_days
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.leadership.pages.meetings import WritePage
from huiyin_web.places.offices import office_names, offices_within
from huiyin_web.theatres.permissions import need_command, need_keeping
from huiyin_web.theatres.queries.listing import TITLE
from huiyin_web.theatres.queries.one import way_to
from huiyin_web.theatres.queries.stored import commander_accounts, places_now, theatre_or_404, visit_or_404

_SET_UP = Text("Set up a theatre", "设立战区")
_SET_UP_LEAD = Text(
    "One commander, and places that lie in no other theatre; the commander's account reaches them from today on.",
    "一名指挥长，地区不得与其他战区重叠；指挥长账号自今日起可查看这些地区。",
)
_COMMANDER = Text("Appoint a commander", "任命指挥长")
_COMMANDER_LEAD = Text(
    "From today on; the one before stays told, and their account no longer reaches the theatre from tomorrow on.",
    "自今日起；前任记录保留，其账号自明日起不再查看本战区。",
)
_PLAN = Text("Adopt an action plan", "采用行动方案")
_PLAN_LEAD = Text("A new version takes the place of the one before, which stays.", "新版替代旧版，旧版保留。")
_VISIT = Text("Prepare a visit", "准备督战")
_VISIT_LEAD = Text(
    "Villages are drawn in proportion to their registered households, households by their groups. Nobody there learns "
    "of it from the system before the visit is made.",
    "行政村按在册户数比例抽取，农户分组抽取。督战前，被督战地区在系统中看不到。",
)
_DRAW = Text("Draw and keep it", "抽取并保存")
_ORDER = Text("Give an order", "下达指令")
_ORDER_LEAD = Text(
    "It becomes a commitment, with one named owner, a day, and another office that says whether it is done.",
    "指令转为承诺事项：一名责任人、一个期限，由其他单位核验。",
)
_AHEAD = timedelta(7)


def set_up_page(*, actor: Actor) -> tuple[WritePage, tuple[tuple[str, str], ...]]:
    """Give the page on which a theatre is set up, with the accounts of commanders to choose from.

    Raises:
        NotAllowedError: their role sets none up.
    """
    actor.need(May.KEEP_THEATRES)
    crumbs = (Crumb(TITLE, reverse("theatres:list")), Crumb(_SET_UP))
    return WritePage(_SET_UP, _SET_UP_LEAD, crumbs, {}, button=_SET_UP), accounts(actor)


def keeping_page(*, actor: Actor, number: int, what: str) -> WritePage:
    """Give a page on which whoever keeps a theatre appoints its commander, or adopts its plan.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to keep, or to see.
    """
    row = theatre_or_404(actor, number)
    need_keeping(actor, row.keeper)
    if what == "commander":
        return WritePage(_COMMANDER, _COMMANDER_LEAD, (*way_to(row), Crumb(_COMMANDER)), {}, button=_COMMANDER)
    last = row.plan_versions.order_by("-version").first()
    known: dict[str, object] = {"words": last.words} if last else {}
    return WritePage(_PLAN, _PLAN_LEAD, (*way_to(row), Crumb(_PLAN)), known, button=_PLAN)


def prepare_page(*, actor: Actor, number: int, on: date) -> WritePage:
    """Give the page on which a visit is prepared.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to command, or to see.
    """
    row = theatre_or_404(actor, number)
    need_command(actor, row)
    places = places_now(row)
    known: dict[str, object] = {
        "place_code": places[0] if places else "", "planned_on": on + _AHEAD, "villages": 1, "each": 5,
    }  # fmt: skip
    return WritePage(_VISIT, _VISIT_LEAD, (*way_to(row), Crumb(_VISIT)), known, button=_DRAW)


def order_page(*, actor: Actor, number: int, visit: int | None, on: date) -> WritePage:
    """Give the page on which an order is given; one of a visit begins with its place.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to command, or to see.
    """
    row = theatre_or_404(actor, number)
    need_command(actor, row)
    places = places_now(row)
    seen = visit_or_404(actor, visit) if visit is not None else None
    language, days = current_language(), int(least_days("rectification", on).value)
    known: dict[str, object] = {
        "kind": "rectification", "due_on": on + timedelta(days),
        "place_code": seen.place_code if seen else places[0] if places else "",
        "accepter": office_names([row.keeper])[row.keeper].say(language),
    }  # fmt: skip
    offices = tuple(name.say(language) for name in offices_within(actor.scope).values())
    return WritePage(_ORDER, _ORDER_LEAD, (*way_to(row), Crumb(_ORDER)), known, offices=offices, button=_ORDER)


def accounts(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Give the accounts of commanders that somebody may choose from: user names with their people's names."""
    return tuple(commander_accounts(actor).values_list("username", "name"))
