"""Two households that may be one, or have one person twice, and what a person decided about them."""

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone


class Decision(StrEnum):
    """What somebody decided about two entries."""

    HOUSEHOLD = "household"
    PERSON = "person"
    DIFFERENT = "different"
    LATER = "later"
    RETURNED = "returned"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _WORDS[self][0]

    @property
    def tone(self) -> Tone:
        """Its shape and colour."""
        return _WORDS[self][1]

    @property
    def is_final(self) -> bool:
        """Whether it is settled: what waits for later is not, nor a merge that was sent back."""
        return self not in {Decision.LATER, Decision.RETURNED}

    @property
    def merges(self) -> bool:
        """Whether the register changes by it."""
        return self in {Decision.HOUSEHOLD, Decision.PERSON}


_WORDS: dict[Decision, tuple[Text, Tone]] = {
    Decision.HOUSEHOLD: (Text("one household", "同一户"), "good"),
    Decision.PERSON: (Text("one person in two households", "同一人登记在两户"), "good"),
    Decision.DIFFERENT: (Text("different people", "不是同一人"), "good"),
    Decision.LATER: (Text("put off", "暂缓认定"), "go"),
    Decision.RETURNED: (Text("merge sent back", "合并已退回"), "bad"),
}


class Duplicate(models.Model):
    """One question about two households, the lower id left. It is never deleted: it is decided, or its ground goes.

    Attributes:
        left_household, right_household: their permanent ids.
        left_village, right_village: where they lay when it was found.
        probability: that of the two persons most alike.
        told: JSON, the persons that look the same: `[{left, right, probability, levels: {field: level}}]`, ids and
            keys only.
        values_key: a keyed hash of what was compared, by which other values are known to be other ones.
        found_at: when it was found, or found with other values.
        gone_at: when the register no longer gave ground for it; none while it does.
        decision: empty while nobody has decided.
        merge_id: the merge that followed; none of a decision that merges while it waits for somebody else's approval.
        keep: of a proposed merge, whose ids stay, `left` or `right`.
        seen: of a proposed merge, the versions of all rows as they were proposed.
        checked_by_key, checked_by_name, checked_at: who approved the merge or sent it back, and when.
        answer: why it was sent back.
    """

    left_household = models.BigIntegerField()
    right_household = models.BigIntegerField()
    left_village = models.CharField(max_length=12)
    right_village = models.CharField(max_length=12)
    probability = models.FloatField()
    told = models.TextField()
    values_key = models.CharField(max_length=64)
    found_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)
    by_key = models.CharField(max_length=64, blank=True)
    by_name = models.CharField(max_length=150, blank=True)
    merge_id = models.BigIntegerField(null=True)
    keep = models.CharField(max_length=5, blank=True)
    seen = models.TextField(blank=True)
    checked_by_key = models.CharField(max_length=64, blank=True)
    checked_by_name = models.CharField(max_length=150, blank=True)
    checked_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["left_village", "right_village"], name="duplicate_by_village"),
            models.Index(fields=["left_household"], name="duplicate_by_left"),
            models.Index(fields=["right_household"], name="duplicate_by_right"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(left_household__lt=F("right_household")),
                name="duplicate_of_two",
                violation_error_message=_("A household is no double of itself."),
            ),
            models.CheckConstraint(
                condition=Q(decision__in=["", *(one.value for one in Decision)]),
                name="duplicate_decision_known",
                violation_error_message=_("This decision does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True) | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="duplicate_decision_has_its_day",
                violation_error_message=_("A decision has the moment at which it was made."),
            ),
            models.CheckConstraint(
                condition=Q(checked_by_key="") | ~Q(checked_by_key=F("by_key")),
                name="duplicate_two_people",
                violation_error_message=_("Whoever proposes a merge does not decide about it."),
            ),
        ]

    def __str__(self) -> str:
        return f"duplicate {self.pk}"

    @property
    def waits(self) -> bool:
        """Whether a merge is proposed and waits for somebody else."""
        return bool(self.decision) and Decision(self.decision).merges and self.merge_id is None

    @property
    def is_settled(self) -> bool:
        """Whether it is decided, and nobody is asked any more."""
        return bool(self.decision) and Decision(self.decision).is_final and not self.waits
