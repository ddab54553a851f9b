"""Who is paired with whom: units with villages and counties, people with households; dated, never overwritten."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.assistance import LONGEST_REASON
from huiyin_web.access.models import Grant
from huiyin_web.assistance.models.rounds import Participant
from huiyin_web.registry.models import Household

_ENDS_AFTER = Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
_REASONED = Q(ends_on__isnull=True, end_reason="") | (Q(ends_on__isnull=False) & ~Q(end_reason=""))


class Dated(models.Model):
    """What runs from a day until it is ended with a reason; the grant is the reach that it gives meanwhile."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    ended_early = models.BooleanField(default=False)  # before poverty was left, and confirmed
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)
    ended_by = models.CharField(max_length=150, blank=True)

    class Meta:
        abstract = True


class Pairing(Dated):
    """A unit of a round with a village, or with a county where it is an eastern city."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="pairings", db_index=False)
    place_code = models.CharField(max_length=12)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["participant", "ends_on", "place_code"], name="pairing_by_unit"),
            models.Index(fields=["place_code", "ends_on"], name="pairing_by_place"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant", "place_code"],
                condition=Q(ends_on__isnull=True),
                name="pairing_once",
                violation_error_message=_("This unit is paired with this place already."),
            ),
            models.CheckConstraint(
                condition=_ENDS_AFTER,
                name="pairing_ends_after_start",
                violation_error_message=_("A pairing ends on or after the day it starts."),
            ),
            models.CheckConstraint(
                condition=_REASONED,
                name="pairing_end_has_its_reason",
                violation_error_message=_("An end has its reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.place_code}"


class HouseholdPairing(Dated):
    """A person with a household; `helper` is who they are, `account` theirs where they have one."""

    organisation = models.CharField(max_length=24, blank=True, db_index=True)
    helper = models.CharField(max_length=60)
    account = models.IntegerField(null=True, db_index=True)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="helpers", db_index=False)
    village_code = models.CharField(max_length=12)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["household", "ends_on"], name="helper_by_household"),
            models.Index(fields=["village_code", "ends_on", "helper"], name="helper_by_village"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["household", "helper", "organisation"],
                condition=Q(ends_on__isnull=True),
                name="helper_once",
                violation_error_message=_("This person helps this household already."),
            ),
            models.CheckConstraint(
                condition=_ENDS_AFTER,
                name="helper_ends_after_start",
                violation_error_message=_("A pairing ends on or after the day it starts."),
            ),
            models.CheckConstraint(
                condition=_REASONED,
                name="helper_end_has_its_reason",
                violation_error_message=_("An end has its reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"helper of {self.household_id}"
