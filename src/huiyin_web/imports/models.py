"""One import: a file, what was found in it, what it changed. The row stays for ever; it is the receipt."""

from enum import StrEnum
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin_web.imports.limits import MOST_REASON


class BatchState(StrEnum):
    """Where an import stands."""

    UPLOADED = "uploaded"
    CHECKED = "checked"
    APPLIED = "applied"
    REFUSED = "refused"  # the file as a whole cannot be read as this sheet
    CANCELLED = "cancelled"
    UNDONE = "undone"  # it was applied, and another import has put back what it changed

    @property
    def label(self) -> Text:
        """What people call it."""
        return _LABELS[self]


OPEN_STATES = (BatchState.UPLOADED, BatchState.CHECKED)
_LABELS = {
    BatchState.UPLOADED: Text("uploaded", "已上传"),
    BatchState.CHECKED: Text("checked", "已校验"),
    BatchState.APPLIED: Text("applied", "已导入"),
    BatchState.REFUSED: Text("refused", "已退回"),
    BatchState.CANCELLED: Text("cancelled", "已取消"),
    BatchState.UNDONE: Text("undone", "已撤销"),
}


class ImportBatch(models.Model):
    """One file on its way in. `rows = new + changed + unchanged + refused` from the check on.

    One that undoes another has that one's file, and `rows = changed + removed`: the rows put back and those taken out.
    Where `deciding` rows would register somebody or change what decides what they are entitled to, its sender hands it
    in (`handed_in_at`, with `good_only`) and somebody else brings it in, or sends it back with a reason.
    """

    uuid = models.UUIDField(unique=True, default=uuid4)
    kind = models.CharField(max_length=24)
    year = models.SmallIntegerField()
    codemap = models.CharField(max_length=40, blank=True)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    place_code = models.CharField(max_length=12, blank=True, db_index=True)
    by_key = models.CharField(max_length=64, db_index=True)
    by_name = models.CharField(max_length=150)
    uploaded_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.CharField(max_length=150, blank=True)
    state = models.CharField(max_length=12, default=BatchState.UPLOADED)
    replaced_by = models.BigIntegerField(null=True, blank=True)  # the import that brought in what this one refused
    undoes = models.BigIntegerField(null=True, blank=True, unique=True)  # the import that this one has undone
    receipt = models.CharField(max_length=40, null=True, blank=True, unique=True)
    tab = models.CharField(max_length=200, blank=True)
    headings = models.JSONField(default=dict)
    ignored = models.JSONField(default=list)
    problems = models.JSONField(default=dict)
    repairs = models.JSONField(default=dict)
    error_code = models.CharField(max_length=40, blank=True)
    error = models.JSONField(null=True, blank=True)
    rows = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    new = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    absent = models.IntegerField(default=0)
    alike = models.IntegerField(default=0)
    removed = models.IntegerField(default=0)
    deciding = models.IntegerField(default=0)
    continues = models.JSONField(default=list)  # the waiting imports whose refused rows are all good rows of this one
    handed_in_at = models.DateTimeField(null=True, blank=True)
    good_only = models.BooleanField(default=False)
    sent_back_by = models.CharField(max_length=150, blank=True)
    sent_back_why = models.CharField(max_length=MOST_REASON, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in BatchState]),
                name="import_state_known",
                violation_error_message=_("This state of an import does not exist."),
            ),
            models.UniqueConstraint(
                fields=["kind", "sha256", "year"],
                condition=models.Q(state=BatchState.APPLIED.value, undoes=None),
                name="import_file_once",
                violation_error_message=_("This very file was imported before."),
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.pk} {self.kind} {self.state}"

    @property
    def stand(self) -> str:
        """Which check and which handing in it stands at: what is decided about one is not decided about the next."""
        return " ".join(at.isoformat() for at in (self.checked_at, self.handed_in_at) if at)

    @property
    def is_replaced(self) -> bool:
        """Whether it waits no more: a later import brought in every row that it refused."""
        return self.state == BatchState.CHECKED and self.replaced_by is not None

    @property
    def good(self) -> int:
        """How many rows can be imported."""
        return self.rows - self.refused
