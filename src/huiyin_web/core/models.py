"""The audit log: one append-only table in which every event holds the hash of the one before."""

from typing import ClassVar

from django.db import models


class AuditEvent(models.Model):
    """One thing that somebody did. Written only by `audit.record`; never changed, never deleted.

    `hash` is the SHA-256 of the canonical JSON of all other fields, `previous_hash` among them.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_key = models.CharField(max_length=64)
    actor_name = models.CharField(max_length=150)
    action = models.CharField(max_length=64, db_index=True)
    subject = models.CharField(max_length=128, db_index=True)
    place_code = models.CharField(max_length=12, blank=True, db_index=True)
    detail = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject}"
