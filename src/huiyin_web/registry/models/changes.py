"""Changes that people make: those that wait for somebody else's approval, and forms that are not sent yet."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin_web.core.states import State
from huiyin_web.registry.models.register import Household, Person


class RequestState(State):
    """Where a change request stands."""

    WAITING = "waiting", Text("waiting for approval", "待审批"), "go"
    APPROVED = "approved", Text("approved", "已批准"), "good"
    REFUSED = "refused", Text("refused", "已退回"), "bad"
    WITHDRAWN = "withdrawn", Text("withdrawn", "已撤回"), ""


class ChangeRequest(models.Model):
    """Fields that decide what a household is entitled to, changed once somebody else approves.

    `changes` holds, by the field's key, what stood there and what shall stand there, both as a form writes them.
    """

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="change_requests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="change_requests")
    changes = models.JSONField()
    reason = models.CharField(max_length=300)
    by_key = models.CharField(max_length=64, db_index=True)
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField()
    state = models.CharField(max_length=12, default=RequestState.WAITING.value)
    decided_by_key = models.CharField(max_length=64, blank=True)
    decided_by_name = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "household"], name="change_request_by_state")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in RequestState]),
                name="change_request_state_known",
                violation_error_message=_("This state of a change request does not exist."),
            ),
            models.CheckConstraint(
                condition=models.Q(state=RequestState.WITHDRAWN.value) | ~models.Q(decided_by_key=models.F("by_key")),
                name="change_request_two_people",
                violation_error_message=_("Whoever asks for a change does not decide about it."),
            ),
        ]

    def __str__(self) -> str:
        return f"change request {self.pk} {self.state}"


class Draft(models.Model):
    """What somebody has written into a form and not sent: nobody else sees it.

    `subject` is `household:7`, `person:9`, or `application` for a household that is not on the register yet;
    `version` is that of the row which the form was made from.
    """

    by_key = models.CharField(max_length=64)
    subject = models.CharField(max_length=40)
    section = models.CharField(max_length=24)
    version = models.IntegerField()
    cells = models.JSONField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["by_key", "subject", "section"],
                name="draft_once",
                violation_error_message=_("There is a draft of this form already."),
            ),
        ]

    def __str__(self) -> str:
        return f"draft of {self.subject} {self.section}"
