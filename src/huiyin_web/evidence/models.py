"""Files of evidence: a row each; the file itself lies in the data folder under the row's random id."""

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text


class FileKind(StrEnum):
    """What a file is, as it is kept."""

    PICTURE = "picture"
    DOCUMENT = "document"

    @property
    def label(self) -> Text:
        """What people call it."""
        return Text("picture", "图片") if self is FileKind.PICTURE else Text("PDF", "PDF")

    @property
    def mime(self) -> str:
        """What a browser is told."""
        return "image/jpeg" if self is FileKind.PICTURE else "application/pdf"

    @property
    def ending(self) -> str:
        """How its name ends, whatever the sent one did."""
        return ".jpg" if self is FileKind.PICTURE else ".pdf"


class EvidenceFile(models.Model):
    """One file, attached to a subject (`case:17:step:3`) that an app above knows.

    A withdrawn one keeps its row with the reason; the file is deleted.
    """

    uuid = models.UUIDField(unique=True)
    subject = models.CharField(max_length=80)
    place_code = models.CharField(max_length=12)
    shows = models.CharField(max_length=24)
    kind = models.CharField(max_length=12)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject", "sha256"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="evidence_once",
                violation_error_message=_("This very file is attached here already. Nothing was changed."),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["subject", "at"], name="evidence_by_subject")]

    def __str__(self) -> str:
        return f"evidence {self.pk}"
