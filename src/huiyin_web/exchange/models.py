"""One comparison with an export of the national registry, what differed, and what was decided about it."""

from enum import StrEnum
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class Decision(StrEnum):
    """What somebody decided about a difference."""

    OPEN = ""
    THEIRS = "theirs"
    OURS = "ours"
    LATER = "later"


class Side(StrEnum):
    """On which side alone a row is."""

    OURS = "ours"
    THEIRS = "theirs"


class Exchange(models.Model):
    """An export of the national registry that was sent to be compared.

    Its files stay until it is closed: the outgoing one is written from them. What differs counts from `compared_at` on.

    Attributes:
        at: when it was sent.
        refusal: why it could not be read, in both languages.
        run: the comparison that may write what differs: the latest that began.
        written_at: when the outgoing file was written that lies beside the others.
        outcome: of a closed one, how many differences were decided how.
        compared_at, closed_at: none while it is not.
    """

    uuid = models.UUIDField(unique=True, default=uuid4)
    layout = models.CharField(max_length=40)
    codemap = models.CharField(max_length=40)
    exported_on = models.DateField()
    file_name = models.CharField(max_length=200)
    persons_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    place_code = models.CharField(max_length=12, blank=True, db_index=True)
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField()
    households = models.IntegerField(default=0)
    persons = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    refusal = models.JSONField(null=True)
    run = models.UUIDField(null=True)
    compared_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"exchange {self.pk}"

    @property
    def waits(self) -> bool:
        """Whether it is still to be compared."""
        return not (self.compared_at or self.closed_at or self.refusal)

    @property
    def is_open(self) -> bool:
        """Whether it is compared, and can be decided about."""
        return self.compared_at is not None and self.closed_at is None


class Difference(models.Model):
    """One field of one row in which the registry and we differ, both values as a form writes them.

    Attributes:
        row: the row of the export.
        number: the number of the row in the registry.
        newer: which side's value is the newer one.
        changed_on: the day on which ours came to be so; none where nobody knows.
        request_id: the change request that came of taking theirs.
    """

    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="differences")
    sheet = models.CharField(max_length=12)
    household_id = models.BigIntegerField(db_index=True)
    person_id = models.BigIntegerField(null=True)
    village_code = models.CharField(max_length=12)
    row = models.IntegerField()
    number = models.CharField(max_length=28)
    field = models.CharField(max_length=40)
    ours = models.CharField(max_length=1000, blank=True)
    theirs = models.CharField(max_length=1000, blank=True)
    newer = models.CharField(max_length=8)
    changed_on = models.DateField(null=True)
    decision = models.CharField(max_length=8, blank=True)
    request_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    by_key = models.CharField(max_length=64, blank=True)
    by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["exchange", "sheet", "field", "decision", "id"], name="difference_by_field"),
            # Who counts what is to be decided reads this alone.
            models.Index(
                fields=["exchange", "decision", "sheet", "field", "newer", "village_code"], name="difference_counted"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(decision__in=[one.value for one in Decision]),
                name="difference_decision_known",
                violation_error_message=_("This decision does not exist."),
            ),
        ]

    def __str__(self) -> str:
        return f"difference {self.pk} {self.field}"


class OneSided(models.Model):
    """A row that one side alone has; `row` is that of the export, 0 where it is ours."""

    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="one_sided")
    side = models.CharField(max_length=8)
    sheet = models.CharField(max_length=12)
    number = models.CharField(max_length=28)
    row = models.IntegerField(default=0)
    village_code = models.CharField(max_length=12, blank=True)
    household_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.side} {self.sheet} {self.number}"
