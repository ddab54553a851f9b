"""Assessment rounds: one run of a scheme over a frozen year, with all its working, hashed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

COMPUTED = "assessment.round.computed"


class Round(models.Model):
    """What a scheme gave for a year. Never edited: other inputs or another scheme make a new run.

    `result` is `Assessment.as_dict()` of the library; `result_hash` is its content hash, also in the audit log.
    """

    year = models.SmallIntegerField()
    scheme = models.CharField(max_length=48)
    scheme_version = models.IntegerField()
    scheme_hash = models.CharField(max_length=64)
    run = models.IntegerField()
    snapshots = models.JSONField(default=dict)
    result = models.JSONField()
    result_hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "scheme", "run"],
                name="round_run_once",
                violation_error_message=_("This run of the assessment is there already."),
            ),
        ]
        ordering: ClassVar = ["-year", "scheme", "-run"]

    def __str__(self) -> str:
        return f"{self.scheme} {self.year} run {self.run}"
