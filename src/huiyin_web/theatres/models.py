"""Theatres: their places, commanders, action plans, visits with what was drawn and seen, and orders."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments.words import LONGEST_REASON
from huiyin.followup.theatres import FOUND, FOUND_IN_VILLAGE, State
from huiyin.followup.wording import LONGEST_NAME, LONGEST_TEXT
from huiyin_web.leadership.models.columns import CODE, PLACE, Recorded, known
from huiyin_web.registry.models import Household

_HASH = 64
_ENDS = _("It ends on or after the day it begins.")


class Theatre(Recorded):
    """Places under one leader's command.

    Attributes:
        keeper: the code of the place whose office set it up and keeps it.
        set_up_on: since when it stands.
    """

    keeper = models.CharField(max_length=PLACE)
    name = models.CharField(max_length=LONGEST_NAME)
    name_en = models.CharField(max_length=LONGEST_NAME, blank=True)
    set_up_on = models.DateField()

    def __str__(self) -> str:
        return self.name


class TheatrePlace(Recorded):
    """A place that lies in a theatre from a day until another; never overwritten."""

    theatre = models.ForeignKey(Theatre, on_delete=models.CASCADE, related_name="places")
    place_code = models.CharField(max_length=PLACE)
    from_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place_code"],
                condition=Q(ends_on__isnull=True),
                name="theatre_place_once",
                violation_error_message=_("One place is under one command."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("from_on")),
                name="theatre_place_ends_after_start",
                violation_error_message=_ENDS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_code} of {self.theatre_id}"


class Command(Recorded):
    """Who commands a theatre from a day until another, with the account that reaches its places; never overwritten."""

    theatre = models.ForeignKey(Theatre, on_delete=models.CASCADE, related_name="commands")
    commander = models.CharField(max_length=LONGEST_NAME)
    commander_en = models.CharField(max_length=LONGEST_NAME, blank=True)
    post = models.CharField(max_length=LONGEST_NAME)
    post_en = models.CharField(max_length=LONGEST_NAME, blank=True)
    account = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)
    from_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["theatre"],
                condition=Q(ends_on__isnull=True),
                name="theatre_one_commander",
                violation_error_message=_("A theatre has one commander."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("from_on")),
                name="theatre_command_ends_after_start",
                violation_error_message=_ENDS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commander}, {self.theatre_id}"


class PlanVersion(Recorded):
    """A version of a theatre's action plan; the last one holds, and none is ever changed."""

    theatre = models.ForeignKey(Theatre, on_delete=models.CASCADE, related_name="plan_versions")
    version = models.SmallIntegerField()
    words = models.CharField(max_length=LONGEST_TEXT)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    from_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["theatre", "version"],
                name="theatre_plan_version",
                violation_error_message=_("This version is there already."),
            )
        ]

    def __str__(self) -> str:
        return f"plan {self.version} of {self.theatre_id}"


class Visit(Recorded):
    """A commander's visit to a place of the theatre: prepared, and then made or called off.

    Attributes:
        purpose: what is to be looked at.
        summary: what was found there, once it was made; why it was called off, where it was.
    """

    theatre = models.ForeignKey(Theatre, on_delete=models.CASCADE, related_name="visits")
    place_code = models.CharField(max_length=PLACE)
    planned_on = models.DateField()
    purpose = models.CharField(max_length=LONGEST_REASON, blank=True)
    state = models.CharField(max_length=CODE, default=State.PREPARED.value)
    prepared_on = models.DateField()
    made_on = models.DateField(null=True)
    summary = models.CharField(max_length=LONGEST_TEXT, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["theatre", "-planned_on"], name="theatre_visit_by_theatre"),
            models.Index(fields=["place_code", "-made_on"], name="theatre_visit_by_place"),
        ]
        constraints: ClassVar = [
            known("theatre_visit_state_known", state=[one.value for one in State]),
            models.CheckConstraint(
                condition=Q(state=State.MADE.value, made_on__isnull=False)
                | (~Q(state=State.MADE.value) & Q(made_on__isnull=True)),
                name="theatre_visit_made_on_its_day",
                violation_error_message=_("A visit that was made has its day, and no other has one."),
            ),
        ]

    def __str__(self) -> str:
        return f"visit {self.pk} to {self.place_code}"


class Draw(Recorded):
    """A draw of households for a visit, never changed: another is recorded beside it, with its reason.

    Attributes:
        number: 1 for the first of a visit; the last one holds.
        seed: of its random numbers, made by the platform in the moment of the draw.
        list_hash: of the list of villages from which was drawn.
        record: all that it takes to draw again, as JSON of `huiyin.sampling.draws.Record`.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="draws")
    number = models.SmallIntegerField()
    seed = models.CharField(max_length=_HASH)
    list_hash = models.CharField(max_length=_HASH)
    record = models.TextField()
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["visit", "number"],
                name="theatre_draw_number",
                violation_error_message=_("This number is taken."),
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="theatre_second_draw_has_its_reason",
                violation_error_message=_("A second draw has its reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"draw {self.number} of visit {self.visit_id}"


class DrawnHousehold(models.Model):
    """A household that was drawn: at which turn, in which group, and how likely that was."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="households")
    turn = models.SmallIntegerField()
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    village_code = models.CharField(max_length=PLACE)
    group = models.CharField(max_length=CODE)
    chance = models.FloatField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draw", "turn"],
                name="theatre_drawn_turn",
                violation_error_message=_("This turn is taken."),
            )
        ]

    def __str__(self) -> str:
        return f"household {self.household_id} of draw {self.draw_id}"


class Sight(models.Model):
    """What was seen at a household that was drawn, or in a village; recorded once with the visit, and never edited."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="sights")
    drawn = models.OneToOneField(DrawnHousehold, on_delete=models.CASCADE, related_name="sight", null=True)
    village_code = models.CharField(max_length=PLACE)
    found = models.CharField(max_length=CODE)
    words = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints: ClassVar = [
            known("theatre_sight_known", found=[*FOUND.keys(), *FOUND_IN_VILLAGE.keys()]),
            models.UniqueConstraint(
                fields=["visit", "village_code"],
                condition=Q(drawn__isnull=True),
                name="theatre_sight_once_a_village",
                violation_error_message=_("A village is told of once."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.found} at {self.village_code}"


class Order(Recorded):
    """An order of a commander; what becomes of it is the commitment's to tell.

    Attributes:
        visit: the visit that it came from; none where it came from none.
        commitment: what it became; none only while it is being given.
    """

    theatre = models.ForeignKey(Theatre, on_delete=models.CASCADE, related_name="orders")
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="orders", null=True)
    commitment = models.OneToOneField("commitments.Commitment", on_delete=models.PROTECT, related_name="+", null=True)
    given_on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["theatre", "-given_on"], name="theatre_order_by_theatre")]

    def __str__(self) -> str:
        return f"order {self.pk} of {self.theatre_id}"
