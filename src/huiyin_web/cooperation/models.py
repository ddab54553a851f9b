"""Agreements of eastern partners with western counties: plans and reports by year, and what was done, by entry."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.cooperation import ITEMS, Side, State
from huiyin.followup.cooperation.words import LONGEST_DOCUMENT, LONGEST_REASON, LONGEST_WHAT
from huiyin_web.registry.models import Household

_CODE = 24  # wide enough for any key, so that a new one needs no new column
_OFFICE = 24  # the number of an organisation, or the code of the place whose poverty office it is


class Agreement(models.Model):
    """An agreement of an eastern partner with a county.

    Attributes:
        partner: the eastern partner's number in the list of organisations.
        place_code: the county.
        steps: how much was done to it; who sends a form says how much they had seen.
        changed_at: when the last thing was done to it.
    """

    partner = models.CharField(max_length=_OFFICE)
    place_code = models.CharField(max_length=12)
    document = models.CharField(max_length=LONGEST_DOCUMENT)
    begins_on = models.DateField()
    ends_on = models.DateField()
    steps = models.IntegerField(default=0)
    changed_at = models.DateTimeField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["partner", "place_code"], name="agreement_by_partner")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place_code", "partner", "begins_on"],
                name="agreement_once",
                violation_error_message=_("This agreement is there already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("begins_on")),
                name="agreement_days_in_order",
                violation_error_message=_("An agreement ends after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} {self.place_code}"


class YearItem(models.Model):
    """What the partner plans and reports of an item in a year; money in fen, all else as it is counted.

    `agreed_by` is who agreed to the plan for the county; empty while nobody has.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="items", db_index=False)
    year = models.SmallIntegerField()
    item = models.CharField(max_length=_CODE)
    planned = models.BigIntegerField(null=True)
    planned_by_key = models.CharField(max_length=64, blank=True)
    planned_by = models.CharField(max_length=150, blank=True)
    agreed_by = models.CharField(max_length=150, blank=True)
    agreed_on = models.DateField(null=True)
    reported = models.BigIntegerField(null=True)
    reported_by = models.CharField(max_length=150, blank=True)
    reported_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["year", "agreement"], name="cooperation_item_year")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "year", "item"],
                name="cooperation_item_once",
                violation_error_message=_("An agreement has each item of a year once."),
            ),
            models.CheckConstraint(
                condition=Q(item__in=list(ITEMS)),
                name="cooperation_item_known",
                violation_error_message=_("This item is not in its list."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.year} {self.item}"


class Entry(models.Model):
    """Something that was done: made by one side, confirmed by the other; only then it counts.

    Attributes:
        side: whose hand made it.
        amount: money in fen, all else as it is counted.
        on, ends_on: from which day until which; the year of the first is its year.
        what: who or what, in a few words, without names of people.
        answered_*: who confirmed or refused it, when, and why not.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="entries", db_index=False)
    item = models.CharField(max_length=_CODE)
    side = models.CharField(max_length=_CODE)
    amount = models.BigIntegerField()
    year = models.SmallIntegerField()
    on = models.DateField()
    ends_on = models.DateField(null=True)
    what = models.CharField(max_length=LONGEST_WHAT)
    document = models.CharField(max_length=LONGEST_DOCUMENT)
    state = models.CharField(max_length=_CODE, default=State.ENTERED.value)
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    answered_at = models.DateTimeField(null=True)
    answered_by_key = models.CharField(max_length=64, blank=True)
    answered_by = models.CharField(max_length=150, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["agreement", "year", "item"], name="cooperation_entry_year"),
            models.Index(fields=["state", "side", "agreement"], name="cooperation_entry_waits"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(item__in=list(ITEMS), side__in=[one.value for one in Side], amount__gt=0)
                & Q(state__in=[one.value for one in State]),
                name="cooperation_entry_known",
                violation_error_message=_("An entry has an item of the list and an amount of more than nothing."),
            ),
            models.CheckConstraint(
                condition=Q(state=State.ENTERED.value) | (~Q(answered_by_key=F("by_key")) & ~Q(answered_by_key="")),
                name="cooperation_entry_two_hands",
                violation_error_message=_("Who made an entry can't confirm it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.amount}"


class PlacedHousehold(models.Model):
    """A household of which somebody was placed in a job; whether it is registered is as on the day of the placement."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="placed")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    persons = models.SmallIntegerField(default=1)
    is_registered = models.BooleanField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "household"],
                name="cooperation_household_once",
                violation_error_message=_("This household stands with this entry already."),
            ),
            models.CheckConstraint(
                condition=Q(persons__gt=0),
                name="cooperation_somebody_placed",
                violation_error_message=_("One person or more was placed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.household_id}"
