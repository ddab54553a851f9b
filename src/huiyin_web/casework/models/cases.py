"""A case and what was done to it: steps are added, never changed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Case(models.Model):
    """One household's way through a process.

    `household` is empty until an applicant is registered; `application` holds, as a form writes them, the cells of the
    household sheet (`household`) and of its members (`members`). `state` and `is_over` follow from the steps.
    `ended_by` is the removal of the household with which this case ended: sent back, it lets this one go on.
    """

    process = models.CharField(max_length=40)
    pack = models.CharField(max_length=40)
    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, null=True, blank=True)
    village_code = models.CharField(max_length=12)
    head_name = models.CharField(max_length=60)
    application = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=40)
    is_over = models.BooleanField(default=False)
    opened_on = models.DateField()
    changed_on = models.DateField()
    steps_taken = models.IntegerField(default=0)
    ended_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="ends")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["village_code", "is_over", "process", "state"], name="case_by_village"),
            models.Index(fields=["process", "state", "village_code"], name="case_by_state"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["household", "process"],
                condition=models.Q(is_over=False, household__isnull=False),
                name="case_open_once",
                violation_error_message=_("This household has an open case of this kind already."),
            ),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"


class CaseStep(models.Model):
    """What was done to a case: a step, a way back, or its end.

    `evidence` is kept as a form writes it, `reasons` are those of the decision that let the step through.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    number = models.IntegerField()
    way = models.CharField(max_length=8)
    step = models.CharField(max_length=40)
    on = models.DateField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    evidence = models.JSONField(default=dict, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "number"],
                name="case_step_once",
                violation_error_message=_("Somebody else has taken a step of this case meanwhile."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.number} {self.step}"
