"""The only place that asks what time it is; everything else is told."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Give this moment, with its time zone."""
    return timezone.now()  # noqa: TID251  this is the clock that the rule sends everybody to


def today() -> date:
    """Give this day where the office is."""
    return timezone.localdate()


def day_of(at: datetime) -> date:
    """Give the day that a moment lies in where the office is."""
    return timezone.localdate(at)


def year_of(at: datetime) -> int:
    """Give the year that a moment lies in where the office is: there it begins before it does in UTC."""
    return timezone.localtime(at).year
