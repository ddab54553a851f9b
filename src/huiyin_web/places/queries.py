"""Read places: who they are, what lies above and below them; reach is applied here."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from huiyin.kernel.places import NATION, Level, ancestors, code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin.records.place_books import PlaceBook, PlaceLife, last_day
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.places.models import Place
from huiyin_web.places.pages import Division

_PLACE = Text("This place", "该地区")
_COLUMNS = ("code", "level", "name", "name_en")


def place_or_404(actor: Actor, code: str) -> Division:
    """Give a place in reach.

    Raises:
        NotFoundError: there is no such place, or it is out of reach.
    """
    row = Place.objects.filter(pk=code).values_list(*_COLUMNS).first() if actor.scope.covers(code) else None
    if row is None:
        raise NotFoundError(what=_PLACE)
    return _division(*row)


def first_place(actor: Actor) -> str:
    """Give the place at which somebody's pages begin: their own where they reach it, else the highest in reach.

    Whoever reaches no place gets an empty code.
    """
    if actor.place_code and actor.scope.covers(actor.place_code):
        return actor.place_code
    reached = Place.objects.filter(actor.scope.places("code")).exclude(pk=NATION).order_by("code")
    return reached.values_list("code", flat=True).first() or ""


def valid_on(day: date) -> Q:
    """Tell the places that are valid on a day, in a query of `Place`: the rule of `PlaceLife.belongs_to`."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def ended_by(day: date) -> Q:
    """Tell the places whose last day lies before a day, in a query of `Place`; they are not `valid_on` it."""
    return Q(valid_to__lt=day)


def places_within(code: str, level: Level, *, year: int | None = None) -> dict[str, Text]:
    """Give the names of the places of a level within a place that belong to a year, or exist today; by code."""
    low, high = code_range(prefix_of(code))
    there = valid_on(last_day(year) if year else today())
    return _names(Place.objects.filter(there, code__gte=low, code__lte=high, level=level))


def places_above(code: str) -> tuple[Division, ...]:
    """Give the places above a place, the province first; whoever sees a place may know where it lies."""
    rows = Place.objects.filter(pk__in=ancestors(code)).order_by("code").values_list(*_COLUMNS)
    return tuple(_division(*row) for row in rows)


def place_names(codes: Iterable[str]) -> dict[str, Text]:
    """Give the names of places, by code and in the order of their codes; one that nobody knows is missing."""
    return _names(Place.objects.filter(pk__in=list(codes)))


def place_book() -> PlaceBook:
    """Give every place ever known with its life, for whoever checks a file."""
    rows = Place.objects.values_list("code", "valid_from", "valid_to", "successor")
    return PlaceBook({code: PlaceLife(since, until, then) for code, since, until, then in rows} | {NATION: PlaceLife()})


def _names(places: QuerySet[Place]) -> dict[str, Text]:
    rows = places.order_by("code").values_list("code", "name", "name_en")
    return {code: Text(english or name, name) for code, name, english in rows}


def _division(code: str, level: str, name: str, name_en: str | None) -> Division:
    return Division(code, Level(level), Text(name_en or name, name))
