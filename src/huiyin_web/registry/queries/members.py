"""Who belongs to a household now, and who did."""

from django.db.models import QuerySet

from huiyin_web.access.actor import Actor
from huiyin_web.registry.models import MemberChange, Person


def persons_in_reach(actor: Actor) -> QuerySet[Person]:
    """Give the persons of the households that somebody reaches, as rows in clear.

    The household is joined, not looked for in a list: a province's list of households is made anew by each query.
    """
    return Person.objects.filter(actor.scope.households_in("household__village_code", "household_id"))


def present(persons: QuerySet[Person]) -> QuerySet[Person]:
    """Leave out whoever left their household and has not come back."""
    return persons.exclude(pk__in=_left())


def gone(persons: QuerySet[Person]) -> QuerySet[Person]:
    """Give whoever left their household and has not come back."""
    return persons.filter(pk__in=_left())


def _left() -> QuerySet[MemberChange, int]:
    return MemberChange.objects.filter(leaves=True, ended_by__isnull=True).values_list("person_id", flat=True)
