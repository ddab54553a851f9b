"""Visits to households, as those told who made them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.visits import FOUND, LONGEST_AGREED, LONGEST_NOTE, NEEDS, NOBODY, Report
from huiyin_web.registry.models import Household

_CODE = 24  # wide enough for any key, so that a new one needs no new column


class Visit(models.Model):
    """One visit to a household, recorded once under the number that its maker's phone gave it; never changed.

    `village_code` is where the household lay on the day it was recorded.
    """

    uuid = models.UUIDField()
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="visits", db_index=False)
    village_code = models.CharField(max_length=12)
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    visited_on = models.DateField()
    recorded_at = models.DateTimeField()
    found = models.CharField(max_length=_CODE)
    needs = models.CharField(max_length=_CODE * len(NEEDS.codes), blank=True)
    agreed = models.CharField(max_length=LONGEST_AGREED, blank=True)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    next_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["household", "visited_on", "found"], name="visit_by_household"),
            models.Index(fields=["village_code", "visited_on"], name="visit_by_village"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["uuid"],
                name="visit_once",
                violation_error_message=_("This visit is recorded already."),
            ),
            models.CheckConstraint(
                condition=Q(found__in=FOUND.keys()),
                name="visit_found",
                violation_error_message=_("%(name)s: this code is not in its list."),
            ),
            models.CheckConstraint(
                condition=~Q(found=NOBODY) | Q(needs="", agreed=""),
                name="visit_with_somebody",
                violation_error_message=_("With nobody met, no need was said and nothing agreed."),
            ),
            models.CheckConstraint(
                condition=Q(next_on__isnull=True) | Q(next_on__gt=F("visited_on")),
                name="visit_before_the_next",
                violation_error_message=_("The next visit comes after this one."),
            ),
        ]

    def __str__(self) -> str:
        return self.receipt

    @property
    def receipt(self) -> str:
        """The number by which its maker knows that the visit was taken."""
        return f"V{self.pk:07d}"

    @property
    def said_needs(self) -> tuple[str, ...]:
        """The keys of what the family says it needs."""
        return tuple(self.needs.split(",")) if self.needs else ()

    @property
    def report(self) -> Report:
        """What the visit told."""
        return Report(self.visited_on, self.found, self.said_needs, self.agreed, self.note, self.next_on)
