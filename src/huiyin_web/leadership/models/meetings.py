"""Meetings: who came, what was on the agenda, what was decided, and what was added once they were concluded."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments import KINDS as ABOUT
from huiyin.followup.commitments import SEVERITIES, UNITS
from huiyin.followup.commitments.words import LONGEST_REASON, LONGEST_TITLE
from huiyin.followup.meetings import KINDS, MATTERS, OUTCOMES, PRESENCE
from huiyin.followup.wording import LONGEST_NAME, LONGEST_TEXT
from huiyin_web.leadership.models.columns import CODE, OFFICE, PLACE, Recorded, known


class Meeting(Recorded):
    """A meeting of the leading group of a place; once concluded it is never edited.

    Attributes:
        group: the code of the place whose leading group met.
        kind: a key of the library's list.
        title_en, venue_en, summary_en: the same in English, where somebody has written it.
        summary: what was said of the state of things.
        concluded_at: when; none while it is being written.
    """

    group = models.CharField(max_length=PLACE)
    kind = models.CharField(max_length=CODE)
    title = models.CharField(max_length=LONGEST_TITLE)
    title_en = models.CharField(max_length=LONGEST_TITLE, blank=True)
    held_on = models.DateField()
    venue = models.CharField(max_length=LONGEST_NAME, blank=True)
    venue_en = models.CharField(max_length=LONGEST_NAME, blank=True)
    summary = models.CharField(max_length=LONGEST_TEXT, blank=True)
    summary_en = models.CharField(max_length=LONGEST_TEXT, blank=True)
    concluded_at = models.DateTimeField(null=True)
    concluded_by = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["group", "-held_on"], name="meeting_by_group")]
        constraints: ClassVar = [known("meeting_words_known", kind=KINDS.keys())]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Somebody who was asked to a meeting, by name and post; `deputy` is whom they sent."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    name = models.CharField(max_length=LONGEST_NAME)
    name_en = models.CharField(max_length=LONGEST_NAME, blank=True)
    post = models.CharField(max_length=LONGEST_TITLE, blank=True)
    post_en = models.CharField(max_length=LONGEST_TITLE, blank=True)
    office = models.CharField(max_length=OFFICE, blank=True)
    presence = models.CharField(max_length=CODE)
    deputy = models.CharField(max_length=LONGEST_NAME, blank=True)
    is_chair = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office"], name="attendance_by_office")]
        constraints: ClassVar = [
            known("attendance_words_known", presence=PRESENCE.keys()),
            models.UniqueConstraint(
                fields=["meeting", "name", "post"],
                name="attendance_once",
                violation_error_message=_("This person is on the list already."),
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(is_chair=True),
                name="attendance_one_chair",
                violation_error_message=_("A meeting has one chair."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Item(models.Model):
    """An item of the agenda: a report heard, a document examined, a matter studied, a speech.

    Attributes:
        told_by: who reported or spoke.
        conditions: what has to be revised before the document is issued.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=CODE)
    title = models.CharField(max_length=LONGEST_TITLE)
    title_en = models.CharField(max_length=LONGEST_TITLE, blank=True)
    told_by = models.CharField(max_length=LONGEST_TITLE, blank=True)
    document = models.ForeignKey("Document", on_delete=models.PROTECT, related_name="items", null=True)
    outcome = models.CharField(max_length=CODE, blank=True)
    conditions = models.CharField(max_length=LONGEST_REASON, blank=True)
    conclusion = models.CharField(max_length=LONGEST_TEXT, blank=True)
    conclusion_en = models.CharField(max_length=LONGEST_TEXT, blank=True)

    class Meta:
        constraints: ClassVar = [
            known("item_words_known", kind=MATTERS.keys(), outcome=["", *OUTCOMES.keys()]),
            models.UniqueConstraint(
                fields=["meeting", "document"],
                name="item_document_once",
                violation_error_message=_("This document is on the agenda already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MeetingDecision(models.Model):
    """What a meeting decided; once it is concluded, a commitment that the one engine follows.

    Attributes:
        rests_on: the clause of a document that it rests on, by its key; empty for none.
        commitment: what became of it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    title = models.CharField(max_length=LONGEST_TITLE)
    title_en = models.CharField(max_length=LONGEST_TITLE, blank=True)
    kind = models.CharField(max_length=CODE)
    severity = models.CharField(max_length=CODE)
    place_code = models.CharField(max_length=PLACE)
    owner = models.CharField(max_length=OFFICE)
    person = models.CharField(max_length=LONGEST_NAME)
    accepter = models.CharField(max_length=OFFICE)
    quantity = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=CODE, blank=True)
    due_on = models.DateField()
    why_short = models.CharField(max_length=LONGEST_REASON, blank=True)
    rests_on = models.CharField(max_length=64, blank=True)
    commitment = models.OneToOneField("commitments.Commitment", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["owner"], name="decision_by_owner"),
            models.Index(fields=["accepter"], name="decision_by_accepter"),
            models.Index(fields=["rests_on"], name="decision_by_clause"),
        ]
        constraints: ClassVar = [
            known("decision_words_known", kind=ABOUT.keys(), severity=SEVERITIES.keys(), unit=["", *UNITS.keys()]),
            models.CheckConstraint(
                condition=~Q(owner=F("accepter")),
                name="decision_owner_is_not_its_accepter",
                violation_error_message=_("Whoever has to keep it can't also say whether it was kept."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Addition(Recorded):
    """What was added to a concluded meeting, and why; never changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="additions")
    words = models.CharField(max_length=LONGEST_TEXT)
    reason = models.CharField(max_length=LONGEST_REASON)

    def __str__(self) -> str:
        return f"addition to {self.meeting_id}"
