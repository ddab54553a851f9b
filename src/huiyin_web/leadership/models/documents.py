"""Documents of a leading group: their versions in clauses, who was asked, and everything that was done to them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments.words import LONGEST_TITLE
from huiyin.followup.issuing import KINDS, STANCES, TAKEN_UP, State
from huiyin.followup.issuing.deciding import LONGEST_BODY, LONGEST_REASON
from huiyin.followup.wording import LONGEST_NAME, LONGEST_TEXT
from huiyin_web.leadership.models.columns import CODE, OFFICE, PLACE, Recorded, known


class Document(Recorded):
    """A document of the leading group of a place.

    Attributes:
        group: the code of the place whose leading group it is of, and whose office keeps it.
        conditions: what the meeting that approved it asked to be revised first.
        number: under which it was issued.
        effective_on, ended_on: its first day in force, and the day on which another took its place.
        successor: the document that took its place.
        acts: how much was done to it; who sends a form says how much they had seen.
        changed_on: the day of the last thing done to it.
    """

    group = models.CharField(max_length=PLACE)
    kind = models.CharField(max_length=CODE)
    title = models.CharField(max_length=LONGEST_TITLE)
    title_en = models.CharField(max_length=LONGEST_TITLE, blank=True)
    state = models.CharField(max_length=CODE, default=State.DRAFT.value)
    conditions = models.CharField(max_length=LONGEST_REASON, blank=True)
    number = models.CharField(max_length=LONGEST_NAME, blank=True)
    effective_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, related_name="predecessors", null=True)
    acts = models.IntegerField(default=0)
    changed_on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["group", "state"], name="document_by_group")]
        constraints: ClassVar = [
            known("document_words_known", kind=KINDS.keys(), state=[state.value for state in State]),
            models.UniqueConstraint(
                fields=["group", "number"],
                condition=~Q(number=""),
                name="document_number_once",
                violation_error_message=_("This number is taken."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.ISSUED.value, State.SUPERSEDED.value])
                & Q(effective_on__isnull=False)
                & ~Q(number="")
                | ~Q(state__in=[State.ISSUED.value, State.SUPERSEDED.value]) & Q(effective_on__isnull=True, number=""),
                name="document_issued_has_number_and_day",
                violation_error_message=_("What is issued has a number and a day; what is not has neither."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("effective_on")),
                name="document_ends_after_it_began",
                violation_error_message=_("It can't end before it is in force."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DocumentVersion(Recorded):
    """A whole text of a document; never changed."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    serial = models.SmallIntegerField()
    words = models.CharField(max_length=LONGEST_BODY)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "serial"],
                name="document_version_once",
                violation_error_message=_("This version is there already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} v{self.serial}"


class Clause(models.Model):
    """A clause of a version; cited by the document and the number."""

    version = models.ForeignKey(DocumentVersion, on_delete=models.CASCADE, related_name="clauses")
    number = models.CharField(max_length=CODE)
    text = models.CharField(max_length=LONGEST_BODY)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "number"],
                name="clause_number_once",
                violation_error_message=_("Two clauses have one number."),
            )
        ]

    def __str__(self) -> str:
        return self.number


class Opinion(models.Model):
    """What an office that was asked says of a draft, and what became of it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="opinions")
    office = models.CharField(max_length=OFFICE)
    until = models.DateField()
    stance = models.CharField(max_length=CODE, blank=True)
    words = models.CharField(max_length=LONGEST_TEXT, blank=True)
    told_on = models.DateField(null=True)
    told_by = models.CharField(max_length=150, blank=True)
    told_by_key = models.CharField(max_length=64, blank=True)
    taken_up = models.CharField(max_length=CODE, blank=True)
    answer = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "stance"], name="opinion_by_office")]
        constraints: ClassVar = [
            known("opinion_words_known", stance=["", *STANCES.keys()], taken_up=["", *TAKEN_UP.keys()]),
        ]

    def __str__(self) -> str:
        return f"{self.office} on {self.document_id}"


class DocumentEntry(Recorded):
    """Something that was done to a document; never changed."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="entries")
    act = models.CharField(max_length=CODE)
    on = models.DateField()
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    meeting = models.ForeignKey("Meeting", on_delete=models.PROTECT, related_name="+", null=True)

    def __str__(self) -> str:
        return f"{self.act} {self.document_id}"
