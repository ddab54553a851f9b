"""Plans, targets with their history, letters of responsibility; values are kept in hundredths, shares of a percent."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments.words import LONGEST_REASON, LONGEST_TITLE
from huiyin_web.commitments.models import Commitment

_CODE = 24  # wide enough for any key, so that a new one needs no new column
_OFFICE = 24  # the number of an organisation, or the code of the place whose poverty office it is


class Signed(models.Model):
    """Who did something when."""

    on = models.DateField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        abstract = True


class Plan(Signed):
    """A plan of the packs that the office works by; what it says stands there."""

    key = models.SlugField(max_length=64, unique=True)
    place_code = models.CharField(max_length=12)

    def __str__(self) -> str:
        return self.key


class Target(models.Model):
    """What an office has to reach in a year of a plan, or by its end.

    Attributes:
        indicator: a key of the plan's indicators.
        year: the year; none for the whole plan.
        office: who has to reach it: a place's poverty office, or a department.
        place_code: where.
        setter: the office that sets it.
        planned, revised: as it was first set, and what it was changed to; the way between stands in its entries.
        base: of a share, the population that it is a share of.
        reserve: what of it is handed down to nobody.
        reported, inspected: the last that the office itself said, and that an inspection found. What the register
            counts is read from frozen years and kept nowhere else.
        proposed: what its office asks for instead, until that is answered.
        issued_on: since when it binds; none while it is a draft of its setter.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    indicator = models.CharField(max_length=_CODE)
    year = models.SmallIntegerField(null=True)
    office = models.CharField(max_length=_OFFICE)
    place_code = models.CharField(max_length=12)
    setter = models.CharField(max_length=_OFFICE)
    planned = models.BigIntegerField()
    revised = models.BigIntegerField(null=True)
    base = models.BigIntegerField(null=True)
    reserve = models.BigIntegerField(default=0)
    reported = models.BigIntegerField(null=True)
    inspected = models.BigIntegerField(null=True)
    proposed = models.BigIntegerField(null=True)
    issued_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["plan", "year", "place_code"], name="target_by_place"),
            models.Index(fields=["office", "year"], name="target_by_office"),
            models.Index(fields=["setter", "year"], name="target_by_setter"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "indicator", "year", "office"],
                condition=Q(year__isnull=False),
                name="target_once_a_year",
                violation_error_message=_("This office has a target of this indicator and year."),
            ),
            models.UniqueConstraint(
                fields=["plan", "indicator", "office"],
                condition=Q(year__isnull=True),
                name="target_once_a_plan",
                violation_error_message=_("This office has a target of this indicator and year."),
            ),
            models.CheckConstraint(
                condition=Q(reserve__gte=0),
                name="target_reserve_not_below_zero",
                violation_error_message=_("What is kept back is zero or more."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year or ''} {self.office}"

    @property
    def wanted(self) -> int:
        """What is to be reached: as revised, else as planned."""
        return self.planned if self.revised is None else self.revised


class TargetEntry(Signed):
    """Something that was done to a target, or found of it; never changed.

    `source` says where a value was found: a table, a count, a visit.
    """

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="entries")
    act = models.CharField(max_length=_CODE)
    value = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    source = models.CharField(max_length=LONGEST_TITLE, blank=True)

    def __str__(self) -> str:
        return f"{self.act} {self.target_id}"


class Letter(Signed):
    """A letter of responsibility: the targets of a year between two offices, in one of its versions.

    It is signed first by the office that takes them on, then by the one that gave them. Once signed it is never
    changed: a new version takes its place.

    Attributes:
        serial, version: `L-2016-0007` in its second version.
        upper, lower: the offices.
        place_code: where the lower one is.
        due_on: by when its targets are to be reached.
        reason: why it takes the place of the version before.
        content: the hash of what it says.
        superseded: whether a later version was signed, or drawn up before this one was.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="letters")
    year = models.SmallIntegerField()
    serial = models.IntegerField()
    version = models.SmallIntegerField(default=1)
    upper = models.CharField(max_length=_OFFICE)
    lower = models.CharField(max_length=_OFFICE)
    place_code = models.CharField(max_length=12)
    due_on = models.DateField()
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    content = models.CharField(max_length=64)
    superseded = models.BooleanField(default=False)
    lower_on = models.DateField(null=True)
    lower_key = models.CharField(max_length=64, blank=True)
    lower_name = models.CharField(max_length=150, blank=True)
    upper_on = models.DateField(null=True)
    upper_key = models.CharField(max_length=64, blank=True)
    upper_name = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["year", "place_code"], name="letter_by_place"),
            models.Index(fields=["upper", "year"], name="letter_by_upper"),
            models.Index(fields=["lower", "year"], name="letter_by_lower"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "serial", "version"],
                name="letter_version_once",
                violation_error_message=_("This version of the letter is there already."),
            ),
            models.CheckConstraint(
                condition=~Q(upper=F("lower")),
                name="letter_has_two_sides",
                violation_error_message=_("A letter is between two offices."),
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""),
                name="letter_version_has_reason",
                violation_error_message=_("A new version of a letter has a reason."),
            ),
            models.CheckConstraint(
                condition=Q(upper_on__isnull=True) | Q(lower_on__isnull=False),
                name="letter_lower_signs_first",
                violation_error_message=_("Whoever takes the targets on signs first."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number by which people call it, whatever its version."""
        return f"L-{self.year}-{self.serial:04d}"


class LetterLine(models.Model):
    """One target as a letter says it, and the commitment that it became when both had signed.

    A later version that asks for the same by the same day goes on with the same commitment.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="lines")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="lines")
    value = models.BigIntegerField()
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="letter_lines", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["letter", "target"],
                name="letter_line_once",
                violation_error_message=_("A target stands in a letter once."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.target_id}"
