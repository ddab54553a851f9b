"""Lists of other departments that were compared with the register, and the flags that people decide about."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from huiyin.crosschecks import Decision, Finding


class DepartmentList(models.Model):
    """One list as it was sent. Its rows are not kept: what was found of them is, as flags.

    Attributes:
        kind: the key of the kind of list.
        as_of: the day that it describes.
        place_code: the place of which it should hold everybody; empty for all places.
        tab, headings: which tab was read, and the office's own headings by field.
        rows, by_id, by_likeness, unmatched, refused: rows = by_id + by_likeness + unmatched + refused.
        withheld: people whom the list lacks and who are not asked about, as it can hardly be whole.
        kept_open: open flags about whoever the list lacks that it did not close, as it can hardly be whole.
        unsound: of the rows that are not refused, those whose number is no sound ID number.
        problems: how many problems, by rule.
        refusal: why the file as a whole could not be read, in both languages.
        compared_at, withdrawn_at: none while it is not.
    """

    uuid = models.UUIDField(unique=True, default=uuid4)
    kind = models.CharField(max_length=40)
    as_of = models.DateField()
    place_code = models.CharField(max_length=12, blank=True)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    tab = models.CharField(max_length=100, blank=True)
    headings = models.JSONField(default=dict)
    rows = models.IntegerField(default=0)
    by_id = models.IntegerField(default=0)
    by_likeness = models.IntegerField(default=0)
    unmatched = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    withheld = models.IntegerField(default=0)
    kept_open = models.IntegerField(default=0)
    unsound = models.IntegerField(default=0)
    problems = models.JSONField(default=dict)
    refusal = models.JSONField(null=True)
    sent_at = models.DateTimeField()
    compared_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "as_of"], name="list_by_kind")]

    def __str__(self) -> str:
        return f"list {self.pk} {self.kind}"

    @property
    def is_settled(self) -> bool:
        """Whether it was compared, refused or withdrawn: nothing of its rows is needed any more."""
        return bool(self.compared_at or self.withdrawn_at or self.refusal)


class Flag(models.Model):
    """One question about a person of the register whom a list has or lacks. It is decided, or its ground goes.

    Attributes:
        source: the latest list that gives ground for it.
        kind: that list's.
        finding: whether the list has the person or lacks them.
        village_code, household_id, person_id: of whom, as the register had them when it was found.
        match: how a row was matched with the person; empty where the list lacks them.
        probability, levels: of a match by likeness; a JSON object of which level of each comparison holds.
        facts: what the list says, a JSON array of an object a row, personal values masked.
        facts_key: a keyed hash of it unmasked, by which another fact is known to be another one.
        found_at: when it was found, or found with other facts.
        gone_at: when it lost its ground; none while it has it.
        closed_by: the list that took its ground away; none while it has it, or where its own list was withdrawn.
        decision: empty while nobody has decided.
    """

    source = models.ForeignKey(DepartmentList, on_delete=models.PROTECT, related_name="flags")
    kind = models.CharField(max_length=40)
    finding = models.CharField(max_length=8)
    village_code = models.CharField(max_length=12)
    household_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    match = models.CharField(max_length=12, blank=True)
    probability = models.FloatField(null=True)
    levels = models.TextField(blank=True)
    facts = models.TextField()
    facts_key = models.CharField(max_length=64)
    found_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(DepartmentList, on_delete=models.PROTECT, null=True, related_name="closed")
    decision = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)
    by_key = models.CharField(max_length=64, blank=True)
    by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["village_code", "kind", "id"], name="flag_by_village"),
            models.Index(fields=["village_code", "decision", "gone_at"], name="flag_by_state"),
            models.Index(fields=["household_id"], name="flag_by_household"),
            # Who counts a kind's questions and decisions reads this alone.
            models.Index(fields=["kind", "decision", "gone_at", "village_code"], name="flag_by_kind"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(finding__in=[one.value for one in Finding]),
                name="flag_finding_known",
                violation_error_message=_("This finding does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(decision__in=["", *(one.value for one in Decision)]),
                name="flag_decision_known",
                violation_error_message=_("This decision does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True) | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="flag_decision_has_its_day",
                violation_error_message=_("A decision has the moment at which it was made."),
            ),
        ]

    def __str__(self) -> str:
        return f"flag {self.pk} {self.kind}"
