"""Which places somebody's pages are about: their addresses, the way to them; reach applied here."""

from django.urls import reverse

from huiyin.kernel.places import NATION, ancestors
from huiyin.kernel.text import Text
from huiyin.records.place_books import last_day
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import Role
from huiyin_web.core.parts import Crumb
from huiyin_web.places.models import Place
from huiyin_web.places.queries import place_names, valid_on

_NO_AREA = Text(
    "No area is assigned to this account yet; ask whoever manages your account.",
    "该账号尚未分配地区，请联系账号管理单位。",
)

_NOT_DELEGATED = Text(
    "No commander has delegated to you yet; ask the commander whose secretary you are, who does so on the page "
    "Delegations.",
    "尚无指挥长授权您代办；请联系您所服务的指挥长，由其在“授权代办”页授权。",
)
_ONE_BY_ONE = Text(
    "This account reaches single households, not an area; they stand on the page Today.",
    "该账号仅可查看指定农户，不能查看地区统计；请在“今日事项”页查看所帮扶的农户。",
)


def no_area(actor: Actor) -> Text:
    """Say why somebody sees the figures of no place."""
    if actor.scope.households:
        return _ONE_BY_ONE
    # A secretary to whom somebody has delegated acts as a commander.
    return _NOT_DELEGATED if actor.role is Role.SECRETARY else _NO_AREA


def own_place(actor: Actor, year: int | None) -> str | None:
    """Give the place that somebody's figures begin at: the highest in reach, the province for who reaches all.

    Of the codes that it had, the one of the year. Nothing where nothing is in reach, or no division was imported yet.
    """
    # A place's code sorts before those of all that lie in it.
    reached = Place.objects.filter(actor.scope.places("code")).exclude(pk=NATION).order_by("code")
    there = reached.filter(valid_on(last_day(year))) if year else reached
    return there.values_list("code", flat=True).first() or reached.values_list("code", flat=True).first()


def way_to(actor: Actor, code: str, *, last: Text | None = None, year: int | None = None) -> tuple[Crumb, ...]:
    """Give the way from the top to a place; steps out of reach are named but lead nowhere."""
    known = place_names([*ancestors(code), code])
    crumbs = [
        Crumb(name, place_url(step, year) if _leads(actor, step, code, last) else "") for step, name in known.items()
    ]
    return (*crumbs, Crumb(last)) if last else tuple(crumbs)


def _leads(actor: Actor, step: str, code: str, last: Text | None) -> bool:
    return actor.scope.covers(step) and (step != code or last is not None)


def behind_url(code: str, indicator: str, year: int) -> str:
    """Give the address of the households behind a figure of a place."""
    return f"{reverse('overview:behind', args=[code, indicator])}?year={year}"


def place_url(code: str, year: int | None = None) -> str:
    """Give the address of a place's page."""
    address = reverse("overview:place", args=[code])
    return f"{address}?year={year}" if year else address


def transitions_url(code: str) -> str:
    """Give the address of a place's transitions between the last two years."""
    return f"{reverse('overview:transitions')}?place={code}"
