"""What the rules ask about the register, and what came of asking."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huiyin.rules.suspects import Outcome


class Suspect(models.Model):
    """One question to a household, a person or a village. It is never deleted: it is answered, or its ground goes.

    Attributes:
        rule: the key of the rule that asks.
        urgency: how soon to ask: the position of the rule's severity, 0 the first.
        village_code: where; a household's and a person's is that of the register when it was found.
        household_id, person_id: of whom; none where the rule asks of a village, or of a household.
        told: a JSON object of what the question tells, with the parameters used; nothing personal.
        asked_on: the day whose policy gave the thresholds: the end of the register's year, or the day of the search.
        found_at: when it was found, or found with other values.
        gone_at: when the register no longer gave ground for it; none while it does.
        outcome: what asking found; empty while nobody has answered.
        mended_at: when a search found an answered entry mended; none where it gives ground, or nobody mended it.
    """

    rule = models.CharField(max_length=64)
    urgency = models.SmallIntegerField()
    village_code = models.CharField(max_length=12)
    household_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    told = models.TextField()
    asked_on = models.DateField()
    found_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)
    by_key = models.CharField(max_length=64, blank=True)
    by_name = models.CharField(max_length=150, blank=True)
    mended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            # Who counts or lists a state's questions reads this alone, in the order of the list.
            models.Index(fields=["outcome", "gone_at", "urgency", "id", "village_code"], name="suspect_by_state"),
            models.Index(fields=["village_code", "urgency", "id"], name="suspect_by_village"),
            models.Index(fields=["household_id"], name="suspect_by_household"),
            # Who counts a rule's questions and answers reads this alone.
            models.Index(fields=["rule", "outcome", "gone_at", "village_code", "mended_at"], name="suspect_by_rule"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=["", *(one.value for one in Outcome)]),
                name="suspect_outcome_known",
                violation_error_message=_("This outcome does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_at__isnull=True) | (~Q(outcome="") & Q(answered_at__isnull=False)),
                name="suspect_answer_has_its_day",
                violation_error_message=_("An answer has the moment at which it was recorded."),
            ),
        ]

    def __str__(self) -> str:
        return f"suspect {self.pk} {self.rule}"
