"""Which versions of a household's row cases wrote, and as of which day what they wrote stands."""

from typing import ClassVar

from django.db import models

from huiyin_web.casework.models.cases import Case


class Recorded(models.Model):
    """A version of a household's row that a case wrote: with what was verified, or, by its way back, what was before.

    The register says when a row was written; whether that is newer than a visit is told by the day that the values are
    of. `number` is that of the case's step, `year` that of the income, `as_of` the day of the visit (none where nobody
    knows it, as of what had come with the first import).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="recorded")
    number = models.IntegerField()
    household_id = models.BigIntegerField()
    version = models.IntegerField()
    year = models.SmallIntegerField()
    as_of = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["household_id", "version"], name="recorded_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.case} wrote version {self.version} of household {self.household_id}"
