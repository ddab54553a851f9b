"""Forecasts as they were made: never changed, superseded by later ones; their walks place by place and year by year."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Forecast(models.Model):
    """A forecast of all places from the end of a year on, or what would be with other rates than those learnt.

    Attributes:
        base_year, until: from whose end on, and the last year that is forecast.
        base: the forecast that a question was put to; none for a forecast itself.
        exits, returns: the rates of leaving and of returning, in percent of those learnt.
        seed, walks: of the random numbers; how many ways the years to come were walked.
        snapshots: the hashes of the frozen years that it learnt from, by year.
        inputs: the hash of all that it was made from.
        library: the version that made it.
        unseen: the flows that no year could show.
        superseded: whether a later forecast of the same year took its place.
    """

    base_year = models.SmallIntegerField()
    until = models.SmallIntegerField()
    base = models.ForeignKey("self", on_delete=models.PROTECT, related_name="questions", null=True)
    exits = models.SmallIntegerField(default=100)
    returns = models.SmallIntegerField(default=100)
    seed = models.BigIntegerField()
    walks = models.IntegerField()
    snapshots = models.JSONField()
    inputs = models.CharField(max_length=64)
    library = models.CharField(max_length=32)
    unseen = models.JSONField(default=list)
    superseded = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["base_year"],
                condition=Q(base__isnull=True, superseded=False),
                name="forecast_in_force_once_a_year",
                violation_error_message=_("A forecast of this year is in force."),
            ),
            models.UniqueConstraint(
                fields=["base", "exits", "returns"],
                name="forecast_question_once",
                violation_error_message=_("This question was put to the forecast already."),
            ),
            models.CheckConstraint(
                condition=Q(base__isnull=True, exits=100, returns=100)
                | (Q(base__isnull=False) & ~Q(exits=100, returns=100)),
                name="forecast_question_changes_a_rate",
                violation_error_message=_("A question changes a rate, a forecast none."),
            ),
            models.CheckConstraint(
                condition=Q(until__gt=models.F("base_year"), exits__gte=0, returns__gte=0),
                name="forecast_looks_ahead",
                violation_error_message=_("A forecast looks ahead, and no rate is below zero."),
            ),
        ]

    def __str__(self) -> str:
        return f"forecast {self.base_year}-{self.until} {self.exits}/{self.returns}"


class Walked(models.Model):
    """Where the walks of a place ended in a year: its poor, and who has left since the forecast's base, in persons.

    Attributes:
        poor, poor_low, poor_high: the middle and the ends of the 90% interval.
        lifted, lifted_low, lifted_high: likewise.
        poor_walks, lifted_walks: all walks, as the library packs them.
    """

    forecast = models.ForeignKey(Forecast, on_delete=models.CASCADE, related_name="places")
    year = models.SmallIntegerField()
    place_code = models.CharField(max_length=12)
    poor = models.IntegerField()
    poor_low = models.IntegerField()
    poor_high = models.IntegerField()
    lifted = models.IntegerField()
    lifted_low = models.IntegerField()
    lifted_high = models.IntegerField()
    poor_walks = models.BinaryField()
    lifted_walks = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["forecast", "year", "place_code"],
                name="walked_once_a_place",
                violation_error_message=_("This place and year are forecast already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forecast_id} {self.place_code} {self.year}"


class Check(models.Model):
    """How often the intervals of a forecast held what came, at one level of places in a year frozen since.

    Attributes:
        snapshot: the hash of that frozen year.
        measure: `poor_persons` or `lifted_persons`.
        held, compared: in how many of how many places.
    """

    forecast = models.ForeignKey(Forecast, on_delete=models.CASCADE, related_name="checks")
    year = models.SmallIntegerField()
    snapshot = models.CharField(max_length=64)
    level = models.CharField(max_length=12)
    measure = models.CharField(max_length=24)
    held = models.IntegerField()
    compared = models.IntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["forecast", "snapshot", "level", "measure"],
                name="forecast_checked_once",
                violation_error_message=_("This forecast was compared with this year already."),
            ),
            models.CheckConstraint(
                condition=Q(held__gte=0, compared__gte=models.F("held")),
                name="forecast_held_of_compared",
                violation_error_message=_("No more can hold than were compared."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forecast_id} {self.year} {self.level} {self.measure}"
