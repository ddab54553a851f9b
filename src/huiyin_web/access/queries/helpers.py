"""Read who helps a household: the accounts that a pairing leads to it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from huiyin.kernel.places import Level
from huiyin_web.access.models import Grant, User
from huiyin_web.access.queries.reach import running

_DIGITS = 12


def helpers_of(household: int | None, village_code: str, on: date) -> frozenset[str]:
    """Give the keys of those paired on a day with a household, with its village or with a place above it."""
    above = [village_code[: level.digits].ljust(_DIGITS, "0") for level in Level]
    paired = Q(place_code__in=above)
    if household is not None:
        paired |= Q(household=household)
    grants = list(Grant.objects.filter(running(on), paired, kind="pairing").values_list("user", "organisation"))
    return _keys(user for user, _ in grants) | _keys_of_organisations({name for _, name in grants if name})


def _keys(users: Iterable[int | None]) -> frozenset[str]:
    return frozenset(User(pk=user).key for user in users if user is not None)


def _keys_of_organisations(numbers: set[str]) -> frozenset[str]:
    return _keys(User.objects.filter(organisation__in=numbers).values_list("pk", flat=True)) if numbers else frozenset()
