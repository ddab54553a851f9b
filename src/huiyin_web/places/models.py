"""Divisions, organisations and yearly statistics: their columns are the fields of `huiyin.records.sheets`."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.records.sheets import FACILITIES, ORGANISATIONS, PLACES, POOR_PLACES, STATISTICS
from huiyin_web.core.columns import checks_of, columns_of, twelve_digits


class Imported(models.Model):
    """What every row carries besides its sheet's fields: the import that last changed it, and its version."""

    import_id = models.BigIntegerField(null=True, blank=True)
    version = models.IntegerField(default=1)

    if TYPE_CHECKING:  # the columns come from the sheet, which a type checker does not read

        def __getattr__(self, name: str) -> Any: ...

    class Meta:
        abstract = True


class Replaced(models.Model):
    """When a row of history stopped being the present, and by which import or whose hand."""

    history_id = models.BigAutoField(primary_key=True)
    replaced_by_import = models.BigIntegerField(null=True, blank=True)
    replaced_by = models.CharField(max_length=150, null=True, blank=True)  # noqa: DJ001  an import leaves it out
    replaced_at = models.DateTimeField()

    class Meta:
        abstract = True


@columns_of(PLACES, key="code")
class PlaceColumns(Imported):
    """The columns of the sheet."""

    class Meta:
        abstract = True


class Place(PlaceColumns):
    """An administrative division; the prefix of its code is its ancestry."""

    class Meta:
        indexes: ClassVar = [models.Index(fields=["successor"], name="place_by_successor")]
        constraints: ClassVar = [
            *checks_of(PLACES, "place"),
            twelve_digits("code", "place"),
            twelve_digits("successor", "place"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="place_ends_after_start",
                violation_error_message=_("A place ends on or after the day it starts."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


@columns_of(ORGANISATIONS, key="number")
class OrganisationColumns(Imported):
    """The columns of the sheet."""

    class Meta:
        abstract = True


class Organisation(OrganisationColumns):
    """An office, a department, an assisting unit, an eastern partner or an evaluator."""

    class Meta:
        constraints: ClassVar = [
            *checks_of(ORGANISATIONS, "organisation"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="organisation_ends_after_start",
                violation_error_message=_("An organisation ends on or after the day it starts."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


@columns_of(STATISTICS)
class StatisticColumns(Imported):
    """The columns of the sheet."""

    class Meta:
        abstract = True


class Statistic(StatisticColumns):
    """One published figure of a place and a year, with its definition and source."""

    class Meta:
        constraints: ClassVar = [
            *checks_of(STATISTICS, "statistic"),
            models.UniqueConstraint(
                fields=STATISTICS.identity,
                name="statistic_once",
                violation_error_message=_("This figure of this place and year is there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"statistic {self.pk}"


@columns_of(FACILITIES)
class FacilityColumns(Imported):
    """The columns of the sheet."""

    class Meta:
        abstract = True


class Facility(FacilityColumns):
    """What a village has and misses in a year."""

    class Meta:
        constraints: ClassVar = [
            *checks_of(FACILITIES, "facility"),
            models.UniqueConstraint(
                fields=FACILITIES.identity,
                name="facility_once",
                violation_error_message=_("The facilities of this village and year are there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"facilities {self.pk}"


class FacilityHistory(FacilityColumns, Replaced):
    """The facilities of a village and year as they were until an import changed them."""

    facility_id = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["facility_id", "version"], name="facility_history_by_id")]

    def __str__(self) -> str:
        return f"facilities {self.facility_id} version {self.version}"


@columns_of(POOR_PLACES, key="place_code")
class PoorPlaceColumns(Imported):
    """The columns of the sheet."""

    class Meta:
        abstract = True


class PoorPlace(PoorPlaceColumns):
    """A poor village or poverty county: since when it is on the list, and when it left."""

    class Meta:
        constraints: ClassVar = [*checks_of(POOR_PLACES, "poor_place")]

    def __str__(self) -> str:
        return str(self.pk)


@columns_of(POOR_PLACES)
class PoorPlaceHistory(Imported, Replaced):
    """A place on the list of the poor as it stood until an import changed it, or it left."""

    poor_place_id = models.CharField(max_length=12)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["poor_place_id", "version"], name="poor_place_history_by_id")]

    def __str__(self) -> str:
        return f"{self.poor_place_id} version {self.version}"
