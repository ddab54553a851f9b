"""Schemes, the villages they take people from, households offered a house, what they said, and follow-ups.

Money in fen, areas in hundredths of a square metre.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.relocation import CLINIC, LIVES, OLD_SITES, SCHOOL, State
from huiyin.followup.relocation.words import KEPT, LONGEST_NAME, LONGEST_TITLE, LONGEST_WORDS
from huiyin.records.codes import RELOCATION
from huiyin.rules.casework.words import MEANS
from huiyin_web.registry.models import Household

_CODE = 24
_OFFICE = 24  # the number of an organisation, or the code of the place whose poverty office it is
NOT_RELOCATED = "none"
KINDS = [key for key in RELOCATION.keys() if key != NOT_RELOCATED]  # noqa: SIM118  a list of codes, not a mapping
OVER = [state.value for state in State if state.is_over]


class Signed(models.Model):
    """What every record carries: on which day, and when and by whom it was made."""

    on = models.DateField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        abstract = True


class Scheme(Signed):
    """One scheme, under a number that it keeps: `R-2016-0003`; whoever signed it manages it.

    Attributes:
        place_code: the place of the new houses.
        office: the office that manages it.
        project: the id of the project that pays for it; none where no project does.
    """

    year = models.SmallIntegerField()
    serial = models.IntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    kind = models.CharField(max_length=_CODE)
    place_code = models.CharField(max_length=12)
    office = models.CharField(max_length=_OFFICE, blank=True)
    houses = models.IntegerField()
    project = models.BigIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["place_code", "year"], name="scheme_by_place")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "serial"], name="scheme_number", violation_error_message=_("This number is taken.")
            ),
            models.CheckConstraint(
                condition=Q(houses__gt=0, kind__in=KINDS),
                name="scheme_is_sound",
                violation_error_message=_("A scheme has houses, and its kind is in the list."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number by which people call it."""
        return f"R-{self.year}-{self.serial:04d}"


class Origin(models.Model):
    """A village that a scheme takes people from."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="origins")
    place_code = models.CharField(max_length=12)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place_code", "scheme"],
                name="origin_once",
                violation_error_message=_("A scheme names each village once."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.place_code} {self.scheme_id}"


class Move(models.Model):
    """A household that was offered a house.

    Attributes:
        from_code: its village when it was offered one.
        persons, before: its members and income a head then, by the register; no income where that had none.
        last_on: the day of the last step.
        area, contribution, debt: the house, what the household paid and owes for it; none while there is none.
        old_site: what became of the old one; empty while nobody has said.
        due_on: the day of the next follow-up; none where none is to come.
        steps: how much was done; who sends a form says how much they had seen.
    """

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="moves")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    from_code = models.CharField(max_length=12)
    persons = models.IntegerField()
    before = models.BigIntegerField(null=True)
    state = models.CharField(max_length=_CODE, default=State.OFFERED.value)
    last_on = models.DateField()
    moved_on = models.DateField(null=True)
    area = models.BigIntegerField(null=True)
    contribution = models.BigIntegerField(null=True)
    debt = models.BigIntegerField(null=True)
    old_site = models.CharField(max_length=_CODE, blank=True)
    due_on = models.DateField(null=True)
    steps = models.IntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["scheme", "state"], name="move_by_scheme"),
            models.Index(fields=["from_code", "moved_on"], name="move_by_village"),
            models.Index(fields=["due_on", "household"], name="move_due", condition=Q(due_on__isnull=False)),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["household"],
                condition=~Q(state__in=OVER),
                name="household_moves_once",
                violation_error_message=_("This household stands in a scheme already."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State])
                & (Q(old_site="") | Q(old_site__in=OLD_SITES.keys())),
                name="move_words_known",
                violation_error_message=_("A state or what became of the old site is not in its list."),
            ),
            models.CheckConstraint(
                condition=Q(state=State.MOVED.value, moved_on__isnull=False, area__isnull=False)
                | (~Q(state=State.MOVED.value) & Q(moved_on__isnull=True, due_on__isnull=True, old_site="")),
                name="move_has_its_day_and_house",
                violation_error_message=_("Whoever moved has a house and the day; nobody else has."),
            ),
        ]

    def __str__(self) -> str:
        return f"move {self.pk}"


class Word(Signed):
    """What a household said: that it consents, declines, or takes its consent back; never changed."""

    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="words")
    step = models.CharField(max_length=_CODE)
    signed_by = models.CharField(max_length=LONGEST_NAME)
    means = models.CharField(max_length=_CODE)
    read_aloud = models.BooleanField()
    language = models.CharField(max_length=_CODE, blank=True)
    witness = models.CharField(max_length=LONGEST_NAME, blank=True)
    reason = models.CharField(max_length=LONGEST_WORDS, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(means__in=MEANS.keys()) & ~Q(signed_by="") & ~Q(witness=F("signed_by")),
                name="word_is_of_somebody",
                violation_error_message=_("What a household says has who said it, how, and another as witness."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.move_id}"


class Deed(Signed):
    """A step that was taken, with what was told; never changed."""

    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="deeds")
    step = models.CharField(max_length=_CODE)
    area = models.BigIntegerField(null=True)
    contribution = models.BigIntegerField(null=True)
    debt = models.BigIntegerField(null=True)
    old_site = models.CharField(max_length=_CODE, blank=True)
    reason = models.CharField(max_length=LONGEST_WORDS, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(old_site=KEPT) | ~Q(reason=""),
                name="old_house_kept_with_reason",
                violation_error_message=_("An old house is kept with a reason."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.move_id}"


class FollowUp(Signed):
    """How a household lives so many months after its move."""

    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="follow_ups")
    months = models.SmallIntegerField()
    labour = models.IntegerField()
    jobs = models.IntegerField()
    income = models.BigIntegerField()
    school = models.CharField(max_length=_CODE)
    clinic = models.CharField(max_length=_CODE)
    lives = models.CharField(max_length=_CODE)
    note = models.CharField(max_length=LONGEST_WORDS, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["move", "months"],
                name="follow_up_once",
                violation_error_message=_("This follow-up is recorded already."),
            ),
            models.CheckConstraint(
                condition=Q(jobs__gte=0, jobs__lte=F("labour"), income__gte=0)
                & Q(school__in=SCHOOL.keys(), clinic__in=CLINIC.keys(), lives__in=LIVES.keys()),
                name="follow_up_is_sound",
                violation_error_message=_("An answer is not in its list, or more have work than can work."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.months} {self.move_id}"
