"""What anybody objects to a case, and how it was answered."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin_web.casework.models.cases import Case
from huiyin_web.casework.models.notices import Notice
from huiyin_web.core.states import State


class ObjectionState(State):
    """Where an objection stands."""

    FILED = "filed", Text("received", "已收到"), "warn"
    TRIAGED = "triaged", Text("being checked", "核查中"), "go"
    ANSWERED = "answered", Text("answered", "已答复"), "good"
    REVIEW = "review", Text("under review", "复核中"), "warn"
    REVIEWED = "reviewed", Text("reviewed", "已复核"), "good"


class Outcome(StrEnum):
    """What an answer says."""

    UPHELD = "upheld"
    REFUSED = "refused"

    @property
    def label(self) -> Text:
        """What people call it."""
        return Text("upheld", "异议成立") if self is Outcome.UPHELD else Text("refused", "异议不成立")


class Objection(models.Model):
    """An objection; `code` is the receipt by which whoever filed it finds the answer.

    `states_fact` is empty until it is triaged. `due_on` is the day by which it is triaged, and once a review was asked
    for, reviewed. The first answer stays beside that of a review; of earlier ones only that it refused was kept.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="objections")
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="objections", null=True, blank=True)
    code = models.CharField(max_length=16, unique=True)
    channel = models.CharField(max_length=12)
    text = models.CharField(max_length=1000)
    name = models.CharField(max_length=60, blank=True)
    contact = models.CharField(max_length=60, blank=True)
    filed_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=12, default=ObjectionState.FILED.value)
    states_fact = models.BooleanField(null=True, blank=True)
    triaged_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=12, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by_key = models.CharField(max_length=64, blank=True)
    answered_by_name = models.CharField(max_length=150, blank=True)
    answered_by_office = models.CharField(max_length=12, blank=True)
    review_reason = models.CharField(max_length=1000, blank=True)
    review_outcome = models.CharField(max_length=12, blank=True)
    review_answer = models.CharField(max_length=1000, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    reviewed_by_key = models.CharField(max_length=64, blank=True)
    reviewed_by_name = models.CharField(max_length=150, blank=True)
    reviewed_by_office = models.CharField(max_length=12, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="objection_by_state")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in ObjectionState]),
                name="objection_state_known",
                violation_error_message=_("This state of an objection does not exist."),
            ),
        ]

    def __str__(self) -> str:
        return f"objection {self.pk}"

    @property
    def stands(self) -> str:
        """The outcome that stands; empty until it is answered."""
        return self.review_outcome or self.outcome

    @property
    def settled_on(self) -> date | None:
        """The day of the answer that stands; none while it, or its review, is open."""
        return None if self.state == ObjectionState.REVIEW else self.reviewed_on or self.answered_on


class PublicObjection(models.Model):
    """That something was sent from the public page of a notice: what the brake counts, for an hour.

    `sender` is a keyed hash of the address, and nothing leads from here to the objection: who objects stays unnamed.
    """

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="+")
    sender = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.notice} {self.at}"
