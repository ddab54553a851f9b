"""The queue: one row a job, from asked for to finished."""

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN_STATES = (JobState.QUEUED, JobState.RUNNING)


def kept(text: Text) -> dict[str, str]:
    """Give a text as the two wordings that a column keeps."""
    return {"en": text.en, "zh": text.zh}


def told(wordings: dict[str, str] | None) -> Text | None:
    """Give the text that a column kept."""
    return Text(**wordings) if wordings else None


class Job(models.Model):
    """One piece of long work. `worker` and `attempts` together name who holds it: every change compares both."""

    kind = models.CharField(max_length=64)
    title = models.JSONField()
    params = models.JSONField(default=dict)
    state = models.CharField(max_length=12, default=JobState.QUEUED)
    progress = models.FloatField(default=0)
    message = models.JSONField(null=True, blank=True)
    cancel_asked = models.BooleanField(default=False)
    heartbeat = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=120, blank=True)
    attempts = models.SmallIntegerField(default=0)
    error_code = models.CharField(max_length=40, blank=True)
    error = models.JSONField(null=True, blank=True)
    result = models.JSONField(null=True, blank=True)
    created_by = models.CharField(max_length=64, db_index=True)
    created_by_name = models.CharField(max_length=150)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    place_code = models.CharField(max_length=12, blank=True, db_index=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "id"], name="job_by_state")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in JobState]),
                name="job_state_known",
                violation_error_message=_("This state of a job does not exist."),
            ),
            models.CheckConstraint(
                condition=models.Q(progress__range=(0, 1)),
                name="job_progress_is_a_share",
                violation_error_message=_("Progress is a share between 0 and 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"job {self.pk} {self.kind} {self.state}"
