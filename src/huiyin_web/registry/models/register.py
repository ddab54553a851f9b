"""The register as it is now, and every row as it was: columns are the fields of `huiyin.records.sheets`.

Ids are ours and permanent: they survive new office numbers, moves, splits and merges. The computed columns
(`net_income` and `income_per_capita` in fen, the pinyin of names) are written by whoever writes the fields, and never
asked of an office.
"""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin.records.sounding import LONGEST
from huiyin_web.core.columns import checks_of, columns_of
from huiyin_web.places.models import Replaced

TAIL = 4  # the last digits by which an ID or a phone is found; a masked one shows as many


def tail(column: str) -> models.Func:
    """Give the last digits of a column, in the very words of its index: a number passed beside them would miss it."""
    template = f"SUBSTR(%(expressions)s, LENGTH(%(expressions)s) - {TAIL - 1})"
    return models.Func(column, template=template, output_field=models.CharField())


class Kept(models.Model):
    """What every row carries besides its sheet's fields: its version, and the import and the year that made it."""

    version = models.IntegerField(default=1)
    import_id = models.BigIntegerField(null=True, blank=True)
    updated_year = models.SmallIntegerField()

    if TYPE_CHECKING:  # the columns come from the sheet, which a type checker does not read

        def __getattr__(self, name: str) -> Any: ...

    class Meta:
        abstract = True


@columns_of(HOUSEHOLDS)
class HouseholdColumns(Kept):
    """The household sheet with what is computed from it."""

    net_income = models.BigIntegerField(null=True, blank=True)
    income_per_capita = models.BigIntegerField(null=True, blank=True)

    class Meta:
        abstract = True


@columns_of(PERSONS, without=("household_number",))
class PersonColumns(Kept):
    """The person sheet with how the name sounds; the household's number becomes its id."""

    name_pinyin = models.CharField(max_length=LONGEST, null=True, blank=True)  # noqa: DJ001  computed, as money is
    name_initials = models.CharField(max_length=60, null=True, blank=True)  # noqa: DJ001  computed, as money is

    class Meta:
        abstract = True


class Household(HouseholdColumns):
    """A household of the register."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["village_code", "id"], name="household_by_village"),
            # Who counts the households of a name in reach reads this alone; the id stands second, so that their list
            # needs no sorting.
            models.Index(fields=["head_name", "id", "village_code"], name="household_by_head"),
            # Who counts households by their status reads this alone, not the wide rows.
            models.Index(
                fields=["status", "village_code", "updated_year", "member_count", "income_per_capita"],
                name="household_by_status",
            ),
            models.Index(tail("phone"), "id", name="household_by_phone_tail"),
            # Who asks which of the poor qualify for an exit reads this alone, from the highest income down to the line.
            models.Index(
                fields=[
                    "status",
                    "-income_per_capita",
                    "updated_year",
                    "village_code",
                    "food_assured",
                    "clothing_assured",
                    "education_guaranteed",
                    "medical_guaranteed",
                    "housing_guaranteed",
                    "water_safe",
                ],
                name="household_by_exit",
            ),
        ]
        constraints: ClassVar = [
            *checks_of(HOUSEHOLDS, "household"),
            models.UniqueConstraint(
                fields=["office_number"],
                name="household_number_once",
                violation_error_message=_("This household number is taken."),
            ),
            models.CheckConstraint(
                condition=~Q(status="exited") | Q(exited_on__isnull=False),
                name="household_exit_has_its_day",
                violation_error_message=_("A household that left poverty has the day on which it left."),
            ),
            models.CheckConstraint(
                condition=Q(exited_on__isnull=True)
                | Q(identified_on__isnull=True)
                | Q(exited_on__gte=F("identified_on")),
                name="household_leaves_after_entering",
                violation_error_message=_("A household leaves poverty on or after the day it was identified."),
            ),
        ]

    def __str__(self) -> str:
        return f"household {self.pk}"


class HouseholdHistory(HouseholdColumns, Replaced):
    """A household as it was until an import or a form changed it."""

    household_id = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["household_id", "version"], name="household_history_by_id"),
            models.Index(fields=["office_number"], name="household_history_by_number"),
        ]

    def __str__(self) -> str:
        return f"household {self.household_id} version {self.version}"


class Person(PersonColumns):
    """A member of a household of the register."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="persons")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["id_number"], name="person_by_document"),
            # Who looks for a person reads the index alone until the household is known.
            models.Index(fields=["name_pinyin", "household"], name="person_by_pinyin"),
            models.Index(fields=["name_initials", "household"], name="person_by_initials"),
            models.Index(tail("id_number"), "household", name="person_by_id_tail"),
            models.Index(tail("phone"), "household", name="person_by_phone_tail"),
        ]
        constraints: ClassVar = [
            *checks_of(PERSONS, "person"),
            models.UniqueConstraint(
                fields=["office_number"],
                name="person_number_once",
                violation_error_message=_("This person number is taken."),
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"


class PersonHistory(PersonColumns, Replaced):
    """A person as they were until an import or a form changed the row."""

    person_id = models.BigIntegerField()
    household_id = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person_id", "version"], name="person_history_by_id"),
            models.Index(fields=["office_number"], name="person_history_by_number"),
        ]

    def __str__(self) -> str:
        return f"person {self.person_id} version {self.version}"
