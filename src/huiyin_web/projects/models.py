"""Projects, their steps, their money, their milestones, the households that they reached; money in fen."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.funds import CHECKS, FLOWS, KINDS, SOURCES, Sign, State
from huiyin.followup.funds.words import LONGEST_DOCUMENT, LONGEST_REASON, LONGEST_TITLE
from huiyin.planning.works import MILESTONES
from huiyin_web.registry.models import Household

_CODE = 24  # wide enough for any key, so that a new one needs no new column
_OFFICE = 24  # the number of an organisation, or the code of the place whose poverty office it is


class Signed(models.Model):
    """What every record carries: on which day, and when and by whom it was made."""

    on = models.DateField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        abstract = True


class Project(models.Model):
    """One project, under a number that it keeps: `P-2016-0417` is the 417th proposed in 2016.

    Attributes:
        year, serial: its number.
        proposer, owner, approver: the offices that proposed it, carry it out, and decided about it.
        proposer_place: the place of the office that proposed it; no office below it decides.
        planned: its amount, as it was proposed and approved.
        allocated, paid, accepted: what its entries add up to, those reversed taken off.
        steps: how much was done to it; who sends a form says how much they had seen.
        changed_at: when the last thing was done to it.
    """

    year = models.SmallIntegerField()
    serial = models.IntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    kind = models.CharField(max_length=_CODE)
    source = models.CharField(max_length=_CODE)
    place_code = models.CharField(max_length=12)
    proposer = models.CharField(max_length=_OFFICE)
    proposer_place = models.CharField(max_length=12)
    owner = models.CharField(max_length=_OFFICE)
    approver = models.CharField(max_length=_OFFICE, blank=True)
    planned = models.BigIntegerField()
    allocated = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)
    accepted = models.BigIntegerField(default=0)
    begins_on = models.DateField()
    due_on = models.DateField()
    proposed_on = models.DateField()
    accepted_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    state = models.CharField(max_length=_CODE, default=State.PROPOSED.value)
    steps = models.IntegerField(default=0)
    changed_at = models.DateTimeField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["place_code", "state"], name="project_by_place"),
            models.Index(fields=["owner", "state"], name="project_by_owner"),
            models.Index(fields=["proposer", "state"], name="project_by_proposer"),
            models.Index(fields=["state", "place_code"], name="project_by_state"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "serial"], name="project_number", violation_error_message=_("This number is taken.")
            ),
            models.CheckConstraint(
                condition=Q(planned__gt=0),
                name="project_has_an_amount",
                violation_error_message=_("A project's amount is more than nothing."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("begins_on")),
                name="project_days_in_order",
                violation_error_message=_("A project is due after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=KINDS.keys(), source__in=SOURCES.keys(), state__in=[state.value for state in State]
                ),
                name="project_words_known",
                violation_error_message=_("A kind, source or state is not in its list."),
            ),
            models.CheckConstraint(
                condition=Q(approver="") | (~Q(approver=F("proposer")) & ~Q(approver=F("owner"))),
                name="project_is_approved_by_another",
                violation_error_message=_("Who proposed a project or carries it out can't approve it."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number by which people call it."""
        return f"P-{self.year}-{self.serial:04d}"


class Answer(Signed):
    """What a check of the land found; the latest of a check holds."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="answers")
    check_key = models.CharField(max_length=_CODE)
    is_clear = models.BooleanField()
    authority = models.CharField(max_length=_OFFICE)
    document = models.CharField(max_length=LONGEST_DOCUMENT)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(check_key__in=CHECKS.keys()),
                name="project_check_known",
                violation_error_message=_("This check is not in its list."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_key} {self.project_id}"


class Money(Signed):
    """An entry of money, never changed: a mistake is taken off by another entry, with its reason."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="money")
    flow = models.CharField(max_length=_CODE)
    fen = models.BigIntegerField()
    document = models.CharField(max_length=LONGEST_DOCUMENT)
    office = models.CharField(max_length=_OFFICE, blank=True)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, related_name="reversed_by", null=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(flow__in=FLOWS.keys()),
                name="project_flow_known",
                violation_error_message=_("This kind of entry is not in its list."),
            ),
            models.CheckConstraint(
                condition=Q(reverses__isnull=True, fen__gt=0) | (Q(reverses__isnull=False, fen__lt=0) & ~Q(reason="")),
                name="project_reversal_has_its_reason",
                violation_error_message=_("An entry adds; one that takes another off has a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.flow} {self.fen}"


class Milestone(models.Model):
    """A milestone: by when it is to be reached, and when it was and who said so."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    key = models.CharField(max_length=_CODE)
    planned_on = models.DateField()
    reached_on = models.DateField(null=True)
    at = models.DateTimeField(null=True)
    by_key = models.CharField(max_length=64, blank=True)
    by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["planned_on", "project"], name="milestone_open", condition=Q(reached_on__isnull=True))
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "key"],
                name="milestone_once",
                violation_error_message=_("A project has each milestone once."),
            ),
            models.CheckConstraint(
                condition=Q(key__in=MILESTONES.keys()),
                name="milestone_known",
                violation_error_message=_("This milestone is not in its list."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.project_id}"


class ReachedHousehold(Signed):
    """A household that a project reached, with what it got; whether it was poor is as the register said that day."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="reached")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    fen = models.BigIntegerField()
    persons = models.IntegerField()
    is_poor = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "household"],
                name="project_reaches_a_household_once",
                violation_error_message=_("This household stands with this project already."),
            ),
            models.CheckConstraint(
                condition=Q(fen__gt=0),
                name="project_gives_something",
                violation_error_message=_("What a household got is more than nothing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.household_id}"


class ProjectSign(models.Model):
    """A sign of a project, and the day from which it shows if nothing more is done."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="signs")
    sign = models.CharField(max_length=_CODE)
    since = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sign", "since", "project"], name="project_sign_since")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "sign"],
                name="project_sign_once",
                violation_error_message=_("A project has each sign once."),
            ),
            models.CheckConstraint(
                condition=Q(sign__in=[sign.value for sign in Sign]),
                name="project_sign_known",
                violation_error_message=_("This sign is not in its list."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sign} {self.project_id}"


class Deed(Signed):
    """A step of a project that moved it on: proposed, approved or not, closed; never changed."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="deeds")
    step = models.CharField(max_length=_CODE)
    office = models.CharField(max_length=_OFFICE, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    def __str__(self) -> str:
        return f"{self.step} {self.project_id}"
