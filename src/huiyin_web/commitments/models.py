"""Commitments and everything that was done to them; amounts are kept in hundredths of their unit."""

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments import KINDS, SEVERITIES, SOURCES, UNITS, State
from huiyin.followup.commitments.words import LONGEST_PERSON, LONGEST_REASON, LONGEST_TITLE

_CODE = 24  # wide enough for any key, so that a new one needs no new column
_OFFICE = 24  # the number of an organisation, or the code of the place whose poverty office it is


class Sending(StrEnum):
    """What became of a reminder."""

    BEGUN = "begun"  # whatever was to send it ended meanwhile: nobody knows whether it was sent
    SENT = "sent"
    FAILED = "failed"


class Commitment(models.Model):
    """One promise, under a number that it keeps: `C-2016-0417` is the 417th given in 2016.

    Attributes:
        year, serial: its number.
        source, source_key: what it came from, and which one: the app that keeps those finds it.
        giver, owner, accepter: the offices that gave it, have to keep it, and say whether it was kept.
        person: who of the owner's office answers for it.
        promised_to: to whom it was promised, in words; nothing personal.
        quantity, reported, verified: how much was promised, is done as its owner says, and was found.
        first_due_on, due_on: the day on which it was first due, and that in force.
        delivered_on: when it was last delivered; none while it is not.
        held_from, held_until: the last hold, both days included; none where nothing held it.
        slips: how often its day was put off.
        is_short, why_short: whether it was given with less time than its class allows, and why.
        lead: the commitment of which this is a supporting organisation's part.
        acts: how much was done to it; who sends a form says how much they had seen.
        changed_on: the day of the last thing done to it.
    """

    year = models.SmallIntegerField()
    serial = models.IntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    kind = models.CharField(max_length=_CODE)
    severity = models.CharField(max_length=_CODE)
    source = models.CharField(max_length=_CODE)
    source_key = models.CharField(max_length=64, blank=True)
    place_code = models.CharField(max_length=12)
    giver = models.CharField(max_length=_OFFICE)
    owner = models.CharField(max_length=_OFFICE)
    accepter = models.CharField(max_length=_OFFICE)
    person = models.CharField(max_length=LONGEST_PERSON, blank=True)
    promised_to = models.CharField(max_length=LONGEST_TITLE, blank=True)
    quantity = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=_CODE, blank=True)
    reported = models.BigIntegerField(null=True)
    verified = models.BigIntegerField(null=True)
    given_on = models.DateField()
    starts_on = models.DateField()
    first_due_on = models.DateField()
    due_on = models.DateField()
    delivered_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    held_from = models.DateField(null=True)
    held_until = models.DateField(null=True)
    state = models.CharField(max_length=_CODE, default=State.PLEDGED.value)
    slips = models.SmallIntegerField(default=0)
    is_short = models.BooleanField(default=False)
    why_short = models.CharField(max_length=LONGEST_REASON, blank=True)
    lead = models.ForeignKey("self", on_delete=models.PROTECT, related_name="parts", null=True)
    acts = models.IntegerField(default=0)
    changed_on = models.DateField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["owner", "state", "due_on"], name="commitment_by_owner"),
            models.Index(fields=["accepter", "state", "due_on"], name="commitment_by_accepter"),
            models.Index(fields=["giver", "state", "due_on"], name="commitment_by_giver"),
            models.Index(fields=["place_code", "state", "due_on"], name="commitment_by_place"),
            models.Index(fields=["source", "source_key"], name="commitment_by_source"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "serial"],
                name="commitment_number",
                violation_error_message=_("This number is taken."),
            ),
            models.CheckConstraint(
                condition=~Q(owner=F("accepter")),
                name="commitment_owner_is_not_its_accepter",
                violation_error_message=_("Whoever has to keep it can't also say whether it was kept."),
            ),
            models.CheckConstraint(
                condition=Q(
                    first_due_on__gt=F("starts_on"), starts_on__gte=F("given_on"), due_on__gte=F("first_due_on")
                ),
                name="commitment_days_in_order",
                violation_error_message=_("It is given, begins and is due in this order."),
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True, unit="") | (Q(quantity__gt=0) & ~Q(unit="")),
                name="commitment_quantity_has_its_unit",
                violation_error_message=_("A quantity has a unit, and is more than nothing."),
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[state.value for state in State],
                    kind__in=KINDS.keys(),
                    severity__in=SEVERITIES.keys(),
                    source__in=SOURCES.keys(),
                    unit__in=["", *UNITS.keys()],
                ),
                name="commitment_words_known",
                violation_error_message=_("A state, kind, severity, source or unit is not in its list."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number by which people call it."""
        return f"C-{self.year}-{self.serial:04d}"


class Entry(models.Model):
    """Something that was done to a commitment, proves it or was said about it; never changed."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="entries")
    act = models.CharField(max_length=_CODE)
    on = models.DateField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    due_on = models.DateField(null=True)
    until = models.DateField(null=True)
    amount = models.BigIntegerField(null=True)
    office = models.CharField(max_length=_OFFICE, blank=True)  # who owned it before it was handed over
    person = models.CharField(
        max_length=LONGEST_PERSON, blank=True
    )  # who answered for it before somebody else was named

    def __str__(self) -> str:
        return f"{self.act} {self.commitment_id}"


class Wish(models.Model):
    """Where somebody has themselves reminded; only they read it. Nothing is written where they are not."""

    user = models.OneToOneField("access.User", on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(max_length=120, blank=True)
    account = models.CharField(max_length=40, blank=True)  # a telephone number, or an account of a messenger
    language = models.CharField(max_length=8)

    def __str__(self) -> str:
        return f"wish of {self.user_id}"


class Digest(models.Model):
    """One reminder of one person on one day by one channel; made before it is sent, so that none is sent twice.

    `matters` holds what it reminded of, as the library names it: reasons and numbers, nothing personal.
    """

    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    channel = models.CharField(max_length=8)
    state = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Sending])
    matters = models.JSONField(default=list)
    failure = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "channel", "on"],
                name="digest_once_a_day",
                violation_error_message=_("Nobody is reminded twice a day by the same channel."),
            ),
        ]

    def __str__(self) -> str:
        return f"digest {self.user_id} {self.on} {self.channel}"


class SavedFilter(models.Model):
    """A filter of the lists that somebody keeps under a name of their own."""

    user_key = models.CharField(max_length=64)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=400)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user_key", "name"],
                name="filter_name_once",
                violation_error_message=_("You keep another filter under this name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
