"""Rounds of assistance, the units that take part in them, and what was decided about promises that one left open."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.assistance import LONGEST_REASON, UNIT_KINDS
from huiyin.records.codes import NEED
from huiyin_web.commitments.models import Commitment

_CODE = 24  # wide enough for any key, so that a new one needs no new column


class AssistanceRound(models.Model):
    """Some years in which units assist villages; a round that is closed is never opened again."""

    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=90, blank=True)
    first_year = models.SmallIntegerField()
    last_year = models.SmallIntegerField()
    closed_on = models.DateField(null=True)
    closed_by = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["first_year"],
                name="round_begins_once",
                violation_error_message=_("Another round begins in this year."),
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="round_years_in_order",
                violation_error_message=_("The last year lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """By which promises name it as what they came from: its years."""
        return f"{self.first_year}-{self.last_year}"

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date(self.last_year, 12, 31)


class Participant(models.Model):
    """A unit in a round: what it is, where it lies, and how much it takes on.

    Attributes:
        organisation: its number in the list of organisations.
        kind: a key of `UNIT_KINDS`.
        place_code: where it lies; distances are measured from there.
        least, most: how many villages it takes.
        specialities: keys of `records.codes.NEED`, with commas between.
        funds: what it means to bring in the round, in fen.
    """

    round = models.ForeignKey(AssistanceRound, on_delete=models.PROTECT, related_name="participants", db_index=False)
    organisation = models.CharField(max_length=_CODE, db_index=True)
    kind = models.CharField(max_length=_CODE)
    place_code = models.CharField(max_length=12)
    least = models.SmallIntegerField(default=0)
    most = models.SmallIntegerField(default=1)
    specialities = models.CharField(max_length=_CODE * len(NEED.codes), blank=True)
    funds = models.BigIntegerField(default=0)
    joined_on = models.DateField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["round", "kind", "organisation"], name="participant_by_kind")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "organisation"],
                name="participant_once",
                violation_error_message=_("This unit takes part in the round already."),
            ),
            models.CheckConstraint(
                condition=Q(least__gte=0, most__gte=1, funds__gte=0) & Q(most__gte=F("least")),
                name="participant_capacity",
                violation_error_message=_(
                    "A unit takes one village or more, and no fewer at the most than at the least."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=UNIT_KINDS.keys()),
                name="participant_kind",
                violation_error_message=_("This kind of unit is not in its list."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.round_id}"

    @property
    def known_for(self) -> tuple[str, ...]:
        """The keys of its specialities."""
        return tuple(self.specialities.split(",")) if self.specialities else ()


class Carried(models.Model):
    """What was decided about a promise that a round left unkept: carried into the next, or let go, with a reason."""

    commitment = models.OneToOneField(Commitment, on_delete=models.PROTECT, related_name="carried")
    round = models.ForeignKey(AssistanceRound, on_delete=models.PROTECT, related_name="carried")
    successor = models.OneToOneField(Commitment, on_delete=models.PROTECT, related_name="carries", null=True)
    reason = models.CharField(max_length=LONGEST_REASON)
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.successor_id or ''}"
