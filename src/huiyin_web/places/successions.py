"""Read how places follow one another: those that are asked for with all that they are tied to, never all places."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from huiyin.records.place_books import PlaceLife
from huiyin.records.succession import Succession
from huiyin_web.access.scope import Scope
from huiyin_web.places.models import Place

_AT_ONCE = 5_000  # codes in one query: databases bound how many values a statement may have


def succession_around(codes: Collection[str]) -> Succession:
    """Give places with everything that they came from or became, step by step."""
    lives: dict[str, PlaceLife] = {}
    asked, seen = set(codes), set(codes)
    while asked:
        found = _tied_to(sorted(asked))
        lives |= found
        asked = {*found, *(life.successor for life in found.values() if life.successor)} - seen
        seen |= asked
    return Succession(lives)


def codes_reached(codes: Collection[str], on: date) -> set[str]:
    """Give the codes under which whoever reaches some places finds what is theirs, in any year.

    A place that has ended is reached under the code that took it over alone; one that became part of a larger place,
    by the places in it, one by one. What a place came from is reached with it; what was given away is not.
    """
    reached = set(codes)
    waiting = set(codes)
    while waiting:
        known = succession_around(waiting)
        heirs = {code: known.heir(code, on) for code in waiting}
        merged = {code for code, heir in heirs.items() if heir is None and _has_gone(known, code, on)}
        waiting = ({heir for heir in heirs.values() if heir} | _ended_below(merged)) - reached
        reached |= waiting
    known = succession_around(reached)
    reached |= {one for code in reached for one in known.earlier(code)}
    return reached | _came_from_elsewhere(reached)


def _tied_to(codes: Sequence[str]) -> dict[str, PlaceLife]:
    """Give these places and those that became one of them."""
    parts = (codes[at : at + _AT_ONCE] for at in range(0, len(codes), _AT_ONCE))
    found = (_lives(Place.objects.filter(Q(pk__in=some) | Q(successor__in=some))) for some in parts)
    return {code: life for lives in found for code, life in lives.items()}


def _lives(places: QuerySet[Place]) -> dict[str, PlaceLife]:
    rows = places.values_list("code", "valid_from", "valid_to", "successor")
    return {code: PlaceLife(since, until, then) for code, since, until, then in rows}


def _has_gone(known: Succession, code: str, on: date) -> bool:
    ended = known.lives[code].valid_to if code in known.lives else None
    return ended is not None and ended < on and known.successor(code) is not None


def _ended_below(codes: Collection[str]) -> set[str]:
    if not codes:
        return set()
    ended = Place.objects.filter(Scope.over(codes).places("code"), successor__isnull=False)
    return set(ended.values_list("code", flat=True)) - set(codes)


def _came_from_elsewhere(codes: Collection[str]) -> set[str]:
    """Give the places that came into some from outside them, such as a village that moved here from next door."""
    found: set[str] = set()
    waiting = set(codes)
    while waiting:
        there = Place.objects.filter(Scope.over(waiting).places("successor")).exclude(
            Scope.over({*codes, *found}).places("code")
        )
        waiting = set(there.values_list("code", flat=True))
        found |= waiting
    return found
