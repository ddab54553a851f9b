"""Problems that offices open, notices to offices with their receipts, and who is called at an office."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments import SEVERITIES
from huiyin.followup.commitments.words import LONGEST_REASON, LONGEST_TITLE
from huiyin.followup.wording import LONGEST_NAME, LONGEST_TEXT
from huiyin_web.leadership.models.columns import CODE, OFFICE, PLACE, Recorded, known


class Problem(Recorded):
    """A problem that an office opened without waiting for a visit, under a number: `P-2016-0003`.

    Attributes:
        year, serial: its number.
        opener: the office that opened it.
        wanted_from: the office from which help is wanted; empty where the opener leaves that open.
        asked: the office that gives it an owner.
        commitment: what it became.
        answer: why it becomes none.
    """

    year = models.SmallIntegerField()
    serial = models.IntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    what = models.CharField(max_length=LONGEST_TEXT)
    place_code = models.CharField(max_length=PLACE)
    severity = models.CharField(max_length=CODE)
    opener = models.CharField(max_length=OFFICE)
    wanted_from = models.CharField(max_length=OFFICE, blank=True)
    asked = models.CharField(max_length=OFFICE)
    opened_on = models.DateField()
    answered_on = models.DateField(null=True)
    answer = models.CharField(max_length=LONGEST_REASON, blank=True)
    commitment = models.OneToOneField("commitments.Commitment", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["asked", "answered_on", "opened_on"], name="problem_by_asked"),
            models.Index(fields=["opener", "opened_on"], name="problem_by_opener"),
            models.Index(fields=["place_code", "opened_on"], name="problem_by_place"),
        ]
        constraints: ClassVar = [
            known("problem_words_known", severity=SEVERITIES.keys()),
            models.UniqueConstraint(
                fields=["year", "serial"],
                name="problem_number",
                violation_error_message=_("This number is taken."),
            ),
            models.CheckConstraint(
                condition=~Q(opener=F("asked")),
                name="problem_is_asked_of_another",
                violation_error_message=_("A problem is put before another office."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number by which people call it."""
        return f"P-{self.year}-{self.serial:04d}"


class Dispatch(Recorded):
    """A notice to offices that each of them confirms."""

    group = models.CharField(max_length=PLACE)
    sender = models.CharField(max_length=OFFICE)
    title = models.CharField(max_length=LONGEST_TITLE)
    words = models.CharField(max_length=LONGEST_TEXT)
    sent_on = models.DateField()
    confirm_by = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sender", "-sent_on"], name="dispatch_by_sender")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(confirm_by__gt=F("sent_on")),
                name="dispatch_leaves_a_day",
                violation_error_message=_("Leave at least a day to confirm it."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Receipt(models.Model):
    """Whether an office has confirmed a notice, when, and who there did."""

    dispatch = models.ForeignKey(Dispatch, on_delete=models.CASCADE, related_name="receipts")
    office = models.CharField(max_length=OFFICE)
    confirmed_at = models.DateTimeField(null=True)
    by_key = models.CharField(max_length=64, blank=True)
    by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "confirmed_at"], name="receipt_by_office")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["dispatch", "office"],
                name="receipt_once",
                violation_error_message=_("An office is named once."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.office} of {self.dispatch_id}"


class Liaison(Recorded):
    """Who is called at an office, with the office's telephone; a new one ends the one before, and changes nothing."""

    office = models.CharField(max_length=OFFICE)
    name = models.CharField(max_length=LONGEST_NAME)
    post = models.CharField(max_length=LONGEST_NAME, blank=True)
    telephone = models.CharField(max_length=32)
    from_on = models.DateField()
    until = models.DateField(null=True)  # the day on which the next one began

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office"],
                condition=Q(until__isnull=True),
                name="liaison_one_an_office",
                violation_error_message=_("An office has one liaison officer."),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("from_on")),
                name="liaison_ends_after_it_began",
                violation_error_message=_("A liaison officer ends after they began."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.name}"
