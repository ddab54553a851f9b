"""Who is posted to a village: first secretary and team, each with a term; nothing tells when they came and went."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.assistance import LEFT_TEAM, LONGEST_REASON, TEAM_ROLES, Posted

_CODE = 24


class TeamMember(models.Model):
    """Somebody's term in a village's team.

    Attributes:
        organisation: the number of the unit that posted them; empty where none is known.
        until: the last day of the term.
        left_on, left_as, reason: when, how and why they left, if they did.
        successor: who came instead of somebody recalled.
    """

    place_code = models.CharField(max_length=12)
    name = models.CharField(max_length=60)
    organisation = models.CharField(max_length=24, blank=True, db_index=True)
    role = models.CharField(max_length=_CODE)
    starts_on = models.DateField()
    until = models.DateField()
    left_on = models.DateField(null=True)
    left_as = models.CharField(max_length=_CODE, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    successor = models.OneToOneField("self", on_delete=models.PROTECT, related_name="predecessor", null=True)
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["place_code", "left_on", "role", "starts_on", "until"], name="team_by_village"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place_code"],
                condition=Q(role="first_secretary", left_on__isnull=True),
                name="team_has_one_first_secretary",
                violation_error_message=_("The village has a first secretary already."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=TEAM_ROLES.keys(), left_as__in=["", *LEFT_TEAM.keys()]),
                name="team_words_known",
                violation_error_message=_("A part in the team or a way of leaving it is not in its list."),
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("starts_on")),
                name="team_term_in_order",
                violation_error_message=_("A term ends after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True, left_as="")
                | (Q(left_on__isnull=False, left_on__gte=F("starts_on")) & ~Q(left_as="")),
                name="team_left_as_something",
                violation_error_message=_("Whoever left did so in some way, on or after the first day."),
            ),
            models.CheckConstraint(
                condition=~Q(left_as="recalled") | ~Q(reason=""),
                name="team_recall_has_its_reason",
                violation_error_message=_("A recall has its reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.place_code}"

    @property
    def posted(self) -> Posted:
        """The term as the library knows it."""
        return Posted(self.role, self.starts_on, self.until, self.left_on)
