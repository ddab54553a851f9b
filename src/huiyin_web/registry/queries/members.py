"""Who belongs to a household now, and who did."""

from django.db.models import QuerySet

from huiyin_web.registry.models import MemberChange, Person


def present(persons: QuerySet[Person]) -> QuerySet[Person]:
    """Leave out whoever left their household and has not come back."""
    return persons.exclude(pk__in=_left())


def gone(persons: QuerySet[Person]) -> QuerySet[Person]:
    """Give whoever left their household and has not come back."""
    return persons.filter(pk__in=_left())


def _left() -> QuerySet[MemberChange, int]:
    return MemberChange.objects.filter(leaves=True, ended_by__isnull=True).values_list("person_id", flat=True)
