"""What carries a measure out: who gives it, and recorded help that may be written to it."""

from django.db.models import QuerySet

from huiyin_web.assistance.models import Help
from huiyin_web.household_plans.models import PlannedMeasure
from huiyin_web.household_plans.queries.stored import helper_of
from huiyin_web.places.offices import office_names

_HELPER = "帮扶责任人"


def giver_words(row: PlannedMeasure) -> str:
    """Say in the register's words who gives a measure: the office, or whoever helps the household."""
    if row.giver:
        return office_names([row.giver])[row.giver].zh
    return helper_of(row.plan.household_id) or _HELPER


def help_that_fits(row: PlannedMeasure) -> QuerySet[Help]:
    """Give recorded help to the household of the measure's kind and year that carries out no measure yet."""
    year = row.plan.year
    return Help.objects.filter(
        household=row.plan.household_id, kind=row.kind, given_on__year=year, delivers__isnull=True
    ).order_by("given_on", "pk")
