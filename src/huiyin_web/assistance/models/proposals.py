"""What the library proposed for a round, pair by pair with why, and what people changed of it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin_web.assistance.models.rounds import AssistanceRound, Participant
from huiyin_web.core.states import State


class ProposalState(State):
    """Where a proposal stands."""

    ASKED = "asked", Text("being computed", "测算中"), "go"
    REFUSED = "refused", Text("nothing could be proposed", "无法生成方案"), "bad"
    MADE = "made", Text("waits for a second officer", "待复核采纳"), "warn"
    ADOPTED = "adopted", Text("adopted", "已采纳"), "good"
    DROPPED = "dropped", Text("dropped", "已放弃"), ""


class Proposal(models.Model):
    """One pairing proposed for a round; costs are in hundredths of a point.

    Attributes:
        on: the day on which its pairings begin.
        cost, bound: what it costs now, and what no pairing can cost less than.
        told: what speaks against it as it stands, in both languages: lists of verdict, English and Chinese.
        changed: how many pairs were changed by hand.
    """

    round = models.ForeignKey(AssistanceRound, on_delete=models.PROTECT, related_name="proposals")
    state = models.CharField(max_length=16, choices=[(state.value, state.value) for state in ProposalState])
    on = models.DateField()
    cost = models.BigIntegerField(null=True)
    bound = models.BigIntegerField(null=True)
    told = models.JSONField(default=list)
    changed = models.IntegerField(default=0)
    asked_at = models.DateTimeField()
    asked_by_key = models.CharField(max_length=64)
    asked_by_name = models.CharField(max_length=150)
    adopted_at = models.DateTimeField(null=True)
    adopted_by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round"],
                condition=models.Q(state__in=["asked", "made"]),
                name="proposal_open_once",
                violation_error_message=_("A proposal for this round is open already."),
            ),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"


class ProposedPair(models.Model):
    """One pair of a proposal with the parts of its cost and why; `by_key` is who changed it by hand."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="pairs", db_index=False)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    place_code = models.CharField(max_length=12)
    persons = models.IntegerField()
    distance = models.IntegerField()
    speciality = models.IntegerField()
    continuity = models.IntegerField()
    words_en = models.TextField()
    words_zh = models.TextField()
    other = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+", null=True)
    other_cost = models.IntegerField(null=True)
    by_key = models.CharField(max_length=64, blank=True)
    by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["proposal", "place_code", "participant"],
                name="proposed_once",
                violation_error_message=_("This pair is proposed already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_code} {self.participant_id}"

    @property
    def cost(self) -> int:
        """What the pair costs in all."""
        return self.distance + self.speciality + self.continuity
