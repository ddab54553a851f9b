"""What a letter holds: the targets that belong in it, its versions, and the hash of what it says."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from huiyin.kernel.canonical import content_hash
from huiyin_web.targets.models import Letter, Plan, Target


def targets_for(plan: Plan, year: int, *, upper: str, lower: str) -> QuerySet[Target]:
    """Give the targets of a year that one office set for another and issued; what asks for nothing is left out."""
    rows = Target.objects.filter(plan=plan, year=year, setter=upper, office=lower, issued_on__isnull=False)
    asked = rows.annotate(asks=Coalesce(F("revised"), F("planned"))).filter(asks__gt=0)
    return asked.select_related("plan").order_by("pk")


def offices_without_letter(plan: Plan, year: int, upper: str) -> list[str]:
    """Give the offices for which one has issued targets of a year, and drawn up no letter."""
    given = Target.objects.filter(plan=plan, year=year, setter=upper, issued_on__isnull=False).exclude(office=upper)
    have = Letter.objects.filter(plan=plan, year=year, upper=upper).values("lower")
    return list(given.exclude(office__in=have).order_by("office").values_list("office", flat=True).distinct())


def versions_of(letter: Letter) -> QuerySet[Letter]:
    """Give every version of a letter, the latest first."""
    return Letter.objects.filter(year=letter.year, serial=letter.serial).order_by("-version")


def content_of(plan: str, year: int, sides: tuple[str, str], due_on: date, values: Iterable[tuple[str, int]]) -> str:
    """Give the hash of what a letter says: its plan, year, sides, day and values by indicator."""
    told = {"plan": plan, "year": year, "sides": list(sides), "due_on": due_on.isoformat(), "values": dict(values)}
    return content_hash(told)


def waits_for(office: str) -> Q:
    """Give the condition that a letter waits for the signature of an office: the lower side signs first."""
    open_ = Q(upper_on__isnull=True, superseded=False)
    return open_ & (Q(lower=office, lower_on__isnull=True) | Q(upper=office, lower_on__isnull=False))
