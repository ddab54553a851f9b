"""The offices that act in the system: organisations by their number, poverty offices by the code of their place."""

from collections.abc import Collection

from django.db.models import Q

from huiyin.kernel.text import Text
from huiyin_web.access.directory import organisation_names
from huiyin_web.access.scope import Scope
from huiyin_web.core.clock import today
from huiyin_web.places.models import Organisation, Place
from huiyin_web.places.queries import place_names, valid_on

MOST_OFFERED = 600
_OFFICE = Text("{place} poverty office", "{place}扶贫办")


def office_names(offices: Collection[str]) -> dict[str, Text]:
    """Give what offices are called; one that nobody knows by its key."""
    places = {code: _OFFICE.fill(place=name) for code, name in place_names(offices).items()}
    return {office: Text(office, office) for office in offices} | places | organisation_names(offices)


def office_called(words: str) -> str | None:
    """Give the key of the one office of a name, in either language, a number or a code; none where none or several is.

    A poverty office is called by its place as it is today: `囊谦县扶贫办`, `Nangqen poverty office`.
    """
    asked = words.strip()
    named = Q(name=asked) | Q(name_en__iexact=asked)
    found = set(Organisation.objects.filter(named | Q(number=asked)).values_list("number", flat=True)[:2])
    place = asked.removesuffix(_OFFICE.zh.format(place="")).removesuffix(_OFFICE.en.format(place=""))
    if not found and (place != asked or asked.isdigit()):
        at = Q(name=place) | Q(name_en__iexact=place) | Q(pk=asked)
        found = set(Place.objects.filter(at, valid_on(today())).values_list("pk", flat=True)[:2])
    return found.pop() if len(found) == 1 else None


def offices_within(scope: Scope) -> dict[str, Text]:
    """Give the organisations that serve places in reach, by number, and no more than a page offers to choose from."""
    rows = Organisation.objects.filter(scope.places("place_code")).order_by("number")
    named = rows.values_list("number", "name", "name_en")[:MOST_OFFERED]
    return {number: Text(english or name, name) for number, name, english in named}
