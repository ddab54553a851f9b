"""Consultations of a year, the needs that places raise in them, and all that was done to each need.

Quantities are kept in hundredths of their unit, as the commitments that they become keep theirs.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments import KINDS, UNITS
from huiyin.followup.commitments.words import LONGEST_PERSON, LONGEST_REASON, LONGEST_TITLE
from huiyin.followup.consultations import State
from huiyin.followup.wording import LONGEST_TEXT

_CODE = 24  # wide enough for any key, so that a new one needs no new column
_OFFICE = 24  # the number of an organisation, or the code of the place whose poverty office it is
_FREE = ("withdrawn", "settled", "lapsed")  # after these the same can be put before another unit


class Recorded(models.Model):
    """Who wrote it, and when."""

    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        abstract = True


class Consultation(Recorded):
    """The consultation of a year in a round, for a place and all below it.

    Attributes:
        round: the round of assistance whose pairings are consulted.
        group: the place whose leading group called it.
        needs_by, answers_by: the last days for needs and for answers.
    """

    round = models.ForeignKey("assistance.AssistanceRound", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    place_code = models.CharField(max_length=12)
    group = models.CharField(max_length=12)
    called_on = models.DateField()
    needs_by = models.DateField()
    answers_by = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "year", "place_code"],
                name="consultation_once_a_year",
                violation_error_message=_("This place is consulted in this year already."),
            ),
            models.CheckConstraint(
                condition=Q(needs_by__gt=F("called_on"), answers_by__gt=F("needs_by")),
                name="consultation_days_in_order",
                violation_error_message=_("It is called, needs are raised and answers are given in this order."),
            ),
        ]

    def __str__(self) -> str:
        return f"consultation {self.year} {self.place_code}"


class Need(Recorded):
    """Something that a place asks of a unit, under a number that it keeps: `N-2016-0012`.

    Attributes:
        year, serial: its number.
        place_code: the place that needs it.
        unit: the organisation that was asked.
        known: what it was pre-filled from, such as `gap.road`, `need.training` or `again.12`; empty where by hand.
        quantity, counted_in: how much is wanted; none and empty where it can't be counted.
        asked_on, asked: since when it waits for the unit, and how often that was asked.
        answered_on: the day of the unit's last answer.
        promised, offered, due_on, person: what the unit promises, how much, by when, who there answers for it.
        reason: why not, or why only a part.
        acts: how much was done to it; who sends a form says how much they had seen.
        commitment: what it became.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="needs", db_index=False)
    year = models.SmallIntegerField()
    serial = models.IntegerField()
    place_code = models.CharField(max_length=12)
    unit = models.CharField(max_length=_OFFICE)
    kind = models.CharField(max_length=_CODE)
    title = models.CharField(max_length=LONGEST_TITLE)
    what = models.CharField(max_length=LONGEST_TEXT, blank=True)
    known = models.CharField(max_length=_CODE, blank=True)
    quantity = models.BigIntegerField(null=True)
    counted_in = models.CharField(max_length=_CODE, blank=True)
    state = models.CharField(max_length=_CODE, default=State.RAISED.value)
    raised_on = models.DateField()
    asked_on = models.DateField()
    asked = models.SmallIntegerField(default=1)
    answered_on = models.DateField(null=True)
    changed_on = models.DateField()
    promised = models.CharField(max_length=LONGEST_TITLE, blank=True)
    offered = models.BigIntegerField(null=True)
    due_on = models.DateField(null=True)
    person = models.CharField(max_length=LONGEST_PERSON, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    acts = models.IntegerField(default=0)
    commitment = models.OneToOneField("commitments.Commitment", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["consultation", "state", "place_code"], name="need_by_consultation"),
            models.Index(fields=["consultation", "place_code"], name="need_by_village"),
            models.Index(fields=["unit", "state", "asked_on"], name="need_by_unit"),
            models.Index(fields=["place_code", "state", "changed_on"], name="need_by_place"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "serial"],
                name="need_number",
                violation_error_message=_("This number is taken."),
            ),
            models.UniqueConstraint(
                fields=["consultation", "place_code", "known"],
                condition=~Q(known="") & ~Q(state__in=_FREE),
                name="need_is_asked_once",
                violation_error_message=_("What is known of a village is put before one unit at a time."),
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True, counted_in="") | (Q(quantity__gt=0) & ~Q(counted_in="")),
                name="need_quantity_has_its_unit",
                violation_error_message=_("A quantity has a unit, and is more than nothing."),
            ),
            models.CheckConstraint(
                condition=Q(state=State.AGREED.value, commitment__isnull=False)
                | (~Q(state=State.AGREED.value) & Q(commitment__isnull=True)),
                name="need_agreed_is_a_commitment",
                violation_error_message=_("What is agreed is a commitment, and nothing else is."),
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[one.value for one in State], kind__in=KINDS.keys(), counted_in__in=["", *UNITS.keys()]
                ),
                name="need_words_known",
                violation_error_message=_("A state, kind or unit is not in its list."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number by which people call it."""
        return f"N-{self.year}-{self.serial:04d}"


class NeedEntry(Recorded):
    """Something that was done to a need; never changed."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="entries")
    act = models.CharField(max_length=_CODE)
    office = models.CharField(max_length=_OFFICE)
    on = models.DateField()
    what = models.CharField(max_length=LONGEST_TITLE, blank=True)
    amount = models.BigIntegerField(null=True)
    due_on = models.DateField(null=True)
    person = models.CharField(max_length=LONGEST_PERSON, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    def __str__(self) -> str:
        return f"{self.act} {self.need_id}"
