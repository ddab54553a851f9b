"""Which years are frozen: one row a snapshot, beside the folder that holds it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Snapshot(models.Model):
    """A frozen version of a year. Never changed, never deleted; a folder without its row was never frozen."""

    year = models.SmallIntegerField()
    version = models.SmallIntegerField()
    manifest_hash = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    reason = models.CharField(max_length=500, blank=True)
    rows = models.JSONField()
    flaws = models.JSONField(null=True)  # what the year lacked, as its manifest says; null where nobody looked

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "version"],
                name="snapshot_version_once",
                violation_error_message=_("This version of the year is frozen already."),
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""),
                name="snapshot_correction_has_reason",
                violation_error_message=_("A new version of a frozen year has a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"snapshot {self.year} v{self.version}"
