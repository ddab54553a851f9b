"""Collections, the villages that have to answer them, and the imports by which they do."""

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text


class CollectionState(StrEnum):
    """Where a collection stands."""

    PROPOSED = "proposed"
    ADMITTED = "admitted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _LABELS[self]


_LABELS = {
    CollectionState.PROPOSED: Text("proposed", "待批准"),
    CollectionState.ADMITTED: Text("admitted", "已批准"),
    CollectionState.REFUSED: Text("refused", "未批准"),
    CollectionState.WITHDRAWN: Text("withdrawn", "已撤回"),
}


class Collection(models.Model):
    """What an office asks the villages of a place for.

    `office` is the number of an organisation, or the code of the place whose poverty office asks. `rows`, `again` and
    `known` are what the register held when it was proposed, or when it was admitted if that count was too old by then:
    of each field how many rows had it, the year in which one was last recorded, and the collections that asked for it,
    too.
    """

    title = models.CharField(max_length=100)
    office = models.CharField(max_length=24)
    basis = models.CharField(max_length=300)
    serves = models.CharField(max_length=300)
    kind = models.CharField(max_length=24)
    fields = models.JSONField(default=list)
    place_code = models.CharField(max_length=12, db_index=True)
    begins_on = models.DateField()
    ends_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    rows = models.IntegerField(default=0)
    again = models.IntegerField(default=0)
    known = models.JSONField(default=dict)
    state = models.CharField(max_length=12, default=CollectionState.PROPOSED.value)
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_key = models.CharField(max_length=64, blank=True)
    decided_by_name = models.CharField(max_length=150, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in CollectionState]),
                name="collection_state_known",
                violation_error_message=_("This state of a collection does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="collection_ends_after_start",
                violation_error_message=_("A collection ends on or after its first day."),
            ),
        ]

    def __str__(self) -> str:
        return f"collection {self.pk}"


class RegisterCount(models.Model):
    """What the register held when a proposal was counted, kept until it is decided: counting a province takes long.

    Attributes:
        counted_on: the day.
        villages: of each village its rows, and how many of them have each field asked.
        latest: of each field asked the year in which a row that has it was last recorded.
    """

    collection = models.OneToOneField(Collection, on_delete=models.CASCADE, related_name="register_count")
    counted_on = models.DateField()
    villages = models.JSONField()
    latest = models.JSONField()

    def __str__(self) -> str:
        return f"count of {self.collection_id}"


class AskedVillage(models.Model):
    """A village that has to answer a collection: its rows when they were counted, and facts of them asked again."""

    collection = models.ForeignKey(Collection, on_delete=models.PROTECT, related_name="villages")
    village_code = models.CharField(max_length=12, db_index=True)
    rows = models.IntegerField()
    again = models.IntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["collection", "village_code"],
                name="collection_asks_once",
                violation_error_message=_("This village is asked by this collection already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.village_code} in {self.collection_id}"


class Answer(models.Model):
    """The rows of a village that an import brought in while the collection ran."""

    village = models.ForeignKey(AskedVillage, on_delete=models.CASCADE, related_name="answers")
    import_id = models.BigIntegerField()
    rows = models.IntegerField()
    on = models.DateField()

    def __str__(self) -> str:
        return f"import {self.import_id} of {self.village_id}"
