"""Visits to households, as those told who made them, and the help that households have received."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.visits import FOUND, KEPT, LONGEST_AGREED, LONGEST_NOTE, NEEDS, NOBODY, Report
from huiyin.records.sheets import HELP
from huiyin_web.assistance.limits import MOST_REASON
from huiyin_web.core.columns import checks_of, columns_of
from huiyin_web.places.models import Imported, Replaced
from huiyin_web.registry.models import Household

TOLD_BY = tuple(key for key in HELP.identity if key != "household_number")  # what tells a household's help apart
_CODE = 24  # wide enough for any key, so that a new one needs no new column


class Visit(models.Model):
    """One visit to a household, recorded once under the number that its maker's phone gave it; never changed.

    `village_code` is where the household lay on the day it was recorded. `kept` is what the family said had become of
    what was agreed on an earlier visit, `promise`.
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
    promise = models.ForeignKey("self", on_delete=models.PROTECT, related_name="answers", null=True, blank=True)
    kept = models.CharField(max_length=_CODE, blank=True)

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
                condition=~Q(found=NOBODY) | Q(needs="", agreed="", kept=""),
                name="visit_with_somebody",
                violation_error_message=_("With nobody met, nothing was said and nothing agreed."),
            ),
            models.CheckConstraint(
                condition=Q(promise__isnull=True, kept="") | Q(promise__isnull=False, kept__in=KEPT.keys()),
                name="visit_kept",
                violation_error_message=_("What became of a promise is said of a promise, by a code of the list."),
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
        return Report(self.visited_on, self.found, self.said_needs, self.agreed, self.note, self.next_on, self.kept)


@columns_of(HELP, without=("household_number",))
class HelpColumns(Imported):
    """The columns of the sheet; the household's number becomes its id."""

    class Meta:
        abstract = True


class Help(HelpColumns):
    """One help that a household has received; `recorded` where it was by hand."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="help", db_index=False)
    recorded_by_key = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  an import leaves it out
    recorded_by_name = models.CharField(max_length=150, null=True, blank=True)  # noqa: DJ001  an import leaves it out
    recorded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            *checks_of(HELP, "help"),
            models.UniqueConstraint(
                fields=["household", *TOLD_BY],
                name="help_once",
                violation_error_message=_("This help to this household is recorded already."),
            ),
        ]

    def __str__(self) -> str:
        return f"help {self.pk}"


class HelpHistory(HelpColumns, Replaced):
    """A help as it was recorded until an import changed it or a hand withdrew it, which has its reason.

    Who recorded it and why it was withdrawn is empty where it was withdrawn before both were kept.
    """

    help_id = models.BigIntegerField()
    household_id = models.BigIntegerField()
    recorded_by_key = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  an import leaves it out
    recorded_by_name = models.CharField(max_length=150, null=True, blank=True)  # noqa: DJ001  an import leaves it out
    recorded_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=MOST_REASON, null=True, blank=True)  # noqa: DJ001  an import leaves it out

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["help_id", "version"], name="help_history_by_id"),
            models.Index(
                fields=["household_id"], condition=Q(replaced_by__isnull=False), name="help_withdrawn_by_household"
            ),
        ]

    def __str__(self) -> str:
        return f"help {self.help_id} version {self.version}"
