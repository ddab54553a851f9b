"""Notices as they hung: their lines are kept as they were shown, masked."""

from typing import ClassVar

from django.db import models

from huiyin_web.casework.models.cases import Case


class Notice(models.Model):
    """A list that hangs in a village; `token` is the part of its public address that nobody guesses."""

    village_code = models.CharField(max_length=12)
    process = models.CharField(max_length=40)
    step = models.CharField(max_length=40)
    posted_on = models.DateField()
    posted_at = models.CharField(max_length=300)
    days = models.IntegerField()
    ends_on = models.DateField()
    token = models.CharField(max_length=43, unique=True)
    fields = models.JSONField()
    lines_hash = models.CharField(max_length=64)
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["village_code", "posted_on"], name="notice_by_village")]

    def __str__(self) -> str:
        return f"notice {self.pk}"


class NoticeLine(models.Model):
    """One household of a notice: what was shown of it, by field."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="lines")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notice_lines")
    number = models.IntegerField()
    shown = models.JSONField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["notice", "number"], name="notice_line_once")]

    def __str__(self) -> str:
        return f"{self.notice} line {self.number}"
