"""Plans of households, version by version, their measures, what carried those out, and what became of the helped.

Money in fen, quantities in hundredths of their unit.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.household_plans import (
    ANSWERS,
    LONGEST_REASON,
    LONGEST_WHAT,
    LONGEST_WISH,
    UNITS,
    State,
)
from huiyin.measures.effects import Outcome, Said
from huiyin.records.codes import HELP_KIND
from huiyin_web.assistance.models import Help
from huiyin_web.commitments.models import Commitment
from huiyin_web.registry.models import Household

_CODE = 24  # wide enough for any key, so that a new one needs no new column
_OFFICE = 24  # the number of an organisation, or the code of the place whose poverty office it is


class Plan(models.Model):
    """One version of a household's plan for a year.

    Attributes:
        village_code, county_code: where the household lived when it was drawn up; the county again, so that a
            province is counted along an index.
        wish, agreed_on: what the family itself wishes, and when it agreed; empty before that.
        by_key, by_name: who drew it up.
        witness_key, witness_name: who recorded that the family agreed.
        steps: how much was done to it; who sends a form says how much they had seen.
    """

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="plans", db_index=False)
    village_code = models.CharField(max_length=12)
    county_code = models.CharField(max_length=12)
    year = models.SmallIntegerField()
    version = models.SmallIntegerField()
    state = models.CharField(max_length=_CODE, default=State.DRAFT.value)
    wish = models.CharField(max_length=LONGEST_WISH, blank=True)
    agreed_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    witness_key = models.CharField(max_length=64, blank=True)
    witness_name = models.CharField(max_length=150, blank=True)
    steps = models.IntegerField(default=0)
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["year", "village_code", "state"], name="plan_by_village"),
            models.Index(fields=["year", "county_code", "state"], name="plan_by_county"),
            # What waits for a township's word; all but a few plans do not.
            models.Index(
                fields=["village_code", "agreed_on"], condition=Q(state=State.AGREED.value), name="plan_that_waits"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["household", "year", "version"],
                name="plan_version",
                violation_error_message=_("This version of the plan is there already."),
            ),
            models.UniqueConstraint(
                fields=["household", "year"],
                condition=Q(state=State.APPROVED.value),
                name="plan_in_force_once",
                violation_error_message=_("One version of a plan is in force at a time."),
            ),
            models.UniqueConstraint(
                fields=["household", "year"],
                condition=Q(state__in=[State.DRAFT.value, State.AGREED.value]),
                name="plan_in_work_once",
                violation_error_message=_("One version of a plan is in work at a time."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]),
                name="plan_state_known",
                violation_error_message=_("This state of a plan is not in its list."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.DRAFT.value, State.DROPPED.value])
                | (Q(agreed_on__isnull=False) & ~Q(wish="") & ~Q(witness_key=F("by_key"))),
                name="plan_is_agreed_before_somebody_else",
                violation_error_message=_(
                    "A family agrees, with its own wish, before somebody who did not draw it up."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number by which people call it, the same for all its versions."""
        return f"H-{self.year}-{self.household_id}"


class PlannedMeasure(models.Model):
    """Help that a version of a plan holds.

    Attributes:
        reasons: why it was proposed, in both languages, as it was then; empty for what nobody proposed.
        giver: the office that gives it; empty where the household's helper does.
        commitment: the giver's promise, once the plan is approved.
        first: the same measure in the version in which it was planned first; none in that.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="measures")
    kind = models.CharField(max_length=_CODE)
    answer = models.CharField(max_length=_CODE)
    instead_of = models.CharField(max_length=_CODE, blank=True)
    what = models.CharField(max_length=LONGEST_WHAT)
    fen = models.BigIntegerField(null=True)
    hundredths = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=_CODE, blank=True)
    giver = models.CharField(max_length=_OFFICE, blank=True)
    due_on = models.DateField()
    why = models.CharField(max_length=LONGEST_REASON, blank=True)
    reasons = models.JSONField(default=list)
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="+", null=True)
    first = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=HELP_KIND.keys(), answer__in=ANSWERS.keys(), unit__in=["", *UNITS.keys()]),
                name="planned_words_known",
                violation_error_message=_("A kind of help, an answer or a unit is not in its list."),
            ),
            models.CheckConstraint(
                condition=(Q(fen__isnull=True) | Q(fen__gt=0))
                & (Q(hundredths__isnull=True, unit="") | (Q(hundredths__gt=0) & ~Q(unit=""))),
                name="planned_amounts",
                violation_error_message=_("Amounts are more than nothing, and a quantity has its unit."),
            ),
            models.CheckConstraint(
                condition=Q(answer="accepted") | ~Q(why=""),
                name="planned_otherwise_with_its_reason",
                violation_error_message=_("What is not as proposed has its reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of plan {self.plan_id}"

    @property
    def root(self) -> int:
        """The measure to which what carried it out is written, whichever version holds it."""
        return self.first_id or self.pk


class Declined(models.Model):
    """A kind of help that was proposed and is not planned, with the reason."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="declined")
    kind = models.CharField(max_length=_CODE)
    reason = models.CharField(max_length=LONGEST_REASON)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "kind"],
                name="declined_once",
                violation_error_message=_("This proposal is declined already."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=HELP_KIND.keys()) & ~Q(reason=""),
                name="declined_with_its_reason",
                violation_error_message=_("What is declined has its kind and its reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"no {self.kind} in plan {self.plan_id}"


class Delivery(models.Model):
    """Help that was recorded and carries a measure out; it goes with the help where that is withdrawn."""

    measure = models.ForeignKey(PlannedMeasure, on_delete=models.CASCADE, related_name="deliveries")
    help = models.OneToOneField(Help, on_delete=models.CASCADE, related_name="delivers")
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"help {self.help_id} for measure {self.measure_id}"


class PlanDeed(models.Model):
    """Something that was done to a version of a plan; never changed."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="deeds")
    step = models.CharField(max_length=_CODE)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    on = models.DateField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.step} {self.plan_id}"


class HelpResult(models.Model):
    """What became of households that got help of a kind in a year, beside households alike; yuan a head, or a share.

    Attributes:
        stamp: the hashes of the frozen years that were compared.
        helped, matched, alike, villages: how many were helped, have somebody alike, stand beside them, and where.
        apart, left_apart: how far the incomes before lay apart, before and after matching, in standard deviations.
        past, past_low, past_high: the same difference a year earlier, when none had the help.
    """

    year = models.SmallIntegerField()
    kind = models.CharField(max_length=_CODE)
    place_code = models.CharField(max_length=12)
    outcome = models.CharField(max_length=_CODE)
    said = models.CharField(max_length=_CODE)
    estimate = models.FloatField(null=True)
    se = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    helped = models.IntegerField()
    matched = models.IntegerField()
    alike = models.IntegerField()
    villages = models.IntegerField()
    apart = models.FloatField(null=True)
    left_apart = models.FloatField(null=True)
    past = models.FloatField(null=True)
    past_low = models.FloatField(null=True)
    past_high = models.FloatField(null=True)
    stamp = models.CharField(max_length=210)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place_code", "year", "outcome", "kind"],
                name="help_result_once",
                violation_error_message=_("This comparison is stored already."),
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=HELP_KIND.keys(),
                    outcome__in=[one.value for one in Outcome],
                    said__in=[one.value for one in Said],
                ),
                name="help_result_words_known",
                violation_error_message=_("A kind of help, an outcome or what is said of it is not in its list."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year} {self.place_code}"
