"""Windows, exceptions, who was given the right to open them, and every use of one."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Declared(models.Model):
    """What a window, a delegation and an exception share: which process, where, why, by whom."""

    process = models.CharField(max_length=40)
    place_code = models.CharField(max_length=12)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        abstract = True


class Window(Declared):
    """A time in which a process is open in an area; without a last day it stays open until it is closed."""

    opens_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["place_code", "process"], name="window_by_place")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=F("opens_on")),
                name="window_ends_after_start",
                violation_error_message=_("A window ends on or after the day it opens."),
            ),
        ]

    def __str__(self) -> str:
        return f"window {self.pk}"


class Delegation(Declared):
    """The right of an office to open exceptions at a place, or for one household there, until a day.

    `under` is the delegation by which whoever gave it held the right; the provincial office needs none.
    """

    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, null=True, blank=True)
    office_code = models.CharField(max_length=12)
    until = models.DateField()
    under = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office_code", "until"], name="delegation_by_office")]

    def __str__(self) -> str:
        return f"delegation {self.pk}"


class Exemption(Declared):
    """An exception: a process is open at a place, or for one household there, from a day to a day."""

    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, null=True, blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    under = models.ForeignKey(Delegation, on_delete=models.PROTECT, null=True, blank=True, related_name="exceptions")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["place_code", "process"], name="exception_by_place")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="exception_ends_after_start",
                violation_error_message=_("An exception ends on or after the day it opens."),
            ),
        ]

    def __str__(self) -> str:
        return f"exception {self.pk}"


class Use(models.Model):
    """One use of an exception: what was begun under it."""

    exception = models.ForeignKey(Exemption, on_delete=models.PROTECT, related_name="uses")
    subject = models.CharField(max_length=40)
    on = models.DateField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.exception} for {self.subject}"
