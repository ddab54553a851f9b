"""What people found to be one entry written twice, with what it takes to part them again."""

from typing import ClassVar

from django.db import models


class Merge(models.Model):
    """Two entries that became one: two households, or the two rows of one person in two households.

    Values are not repeated here: the histories keep the rows as they were before.

    Attributes:
        kept, dropped: the permanent ids of the two households. Of two households the dropped one is removed from the
            register as merged; of one person's two rows it is the household whose row was taken away.
        whole: whether the households became one.
        rows: the versions that merging wrote: `household:7` or `person:9` with the number.
        beside: the versions of the rows that it took for the same and left as they were.
        doubles: the persons whose second row was taken away, each as [the id kept, the id dropped].
        moved: what hung on the dropped rows, by where it is kept (`casework.case.household_id:7`), as ids.
        reason: in the words of whoever decided.
    """

    kept = models.BigIntegerField(db_index=True)
    dropped = models.BigIntegerField(db_index=True)
    whole = models.BooleanField()
    rows = models.JSONField()
    beside = models.JSONField()
    doubles = models.JSONField()
    moved = models.JSONField()
    reason = models.CharField(max_length=300, blank=True)
    year = models.SmallIntegerField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    undone_at = models.DateTimeField(null=True)
    undone_by_key = models.CharField(max_length=64, blank=True)
    undone_by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kept", "undone_at"], name="merge_by_kept")]

    def __str__(self) -> str:
        return f"merge {self.pk} of {self.dropped} into {self.kept}"
