"""Courses, who takes part, what came of it, and days on which somebody would have been in two places; money in fen."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.training import JOBS, LONGEST_COURSE, SKILLS
from huiyin.followup.training.words import LONGEST_CERTIFICATE, LONGEST_REASON, LONGEST_TITLE
from huiyin_web.registry.models import Person

_CODE = 24
_OFFICE = 24  # the number of an organisation, or the code of the place whose poverty office it is


class Signed(models.Model):
    """What every record carries: on which day, and when and by whom it was made."""

    on = models.DateField()
    at = models.DateTimeField()
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=150)

    class Meta:
        abstract = True


class Course(Signed):
    """One course, under a number that it keeps: `T-2016-0012`.

    Attributes:
        provider: the office or school that teaches.
        days: on how many days between the first and the last it is taught.
        project: the id of the project that pays for it; none where no project does.
        joined, judged, passed: what its participants add up to: in all, with a result, passed.
        asked_first, working_first, asked_second, working_second: of those who passed, reached and with a job.
        steps: how much was done to it; who sends a form says how much they had seen.
    """

    year = models.SmallIntegerField()
    serial = models.IntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    skill = models.CharField(max_length=_CODE)
    provider = models.CharField(max_length=_OFFICE)
    place_code = models.CharField(max_length=12)
    begins_on = models.DateField()
    ends_on = models.DateField()
    days = models.SmallIntegerField()
    places = models.IntegerField()
    cost = models.BigIntegerField()
    project = models.BigIntegerField(null=True)
    joined = models.IntegerField(default=0)
    judged = models.IntegerField(default=0)
    passed = models.IntegerField(default=0)
    asked_first = models.IntegerField(default=0)
    working_first = models.IntegerField(default=0)
    asked_second = models.IntegerField(default=0)
    working_second = models.IntegerField(default=0)
    steps = models.IntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["place_code", "year"], name="course_by_place"),
            models.Index(fields=["provider", "year"], name="course_by_provider"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "serial"], name="course_number", violation_error_message=_("This number is taken.")
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on"), days__gt=0, places__gt=0, cost__gte=0),
                name="course_is_sound",
                violation_error_message=_("A course has days and places, and ends after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(skill__in=SKILLS.keys()),
                name="course_skill_known",
                violation_error_message=_("This skill is not in its list."),
            ),
            models.CheckConstraint(
                condition=Q(joined__lte=F("places"), judged__lte=F("joined"), passed__lte=F("judged")),
                name="course_adds_up",
                violation_error_message=_("No more pass than have a result, and no more join than there are places."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number by which people call it."""
        return f"T-{self.year}-{self.serial:04d}"

    @property
    def whole(self) -> int:
        """How many days lie from the first to the last."""
        return (self.ends_on - self.begins_on).days + 1


class Participant(Signed):
    """A person of the register in a course.

    Attributes:
        village_code: their village when they joined.
        marks: on which days of the course they were there, a `1` or a `0` a day; empty while nobody has said.
        attended: on how many.
        passed, certificate, judged_on: the result; none while there is none.
        due_on: the day on which they are to be asked about a job; none where they are not.
    """

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    village_code = models.CharField(max_length=12)
    marks = models.CharField(max_length=LONGEST_COURSE, blank=True)
    attended = models.SmallIntegerField(default=0)
    passed = models.BooleanField(null=True)
    certificate = models.CharField(max_length=LONGEST_CERTIFICATE, blank=True)
    judged_on = models.DateField(null=True)
    due_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["due_on", "person"], name="participant_due", condition=Q(due_on__isnull=False)),
            models.Index(fields=["village_code", "course"], name="participant_by_village"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course", "person"],
                name="trainee_once",
                violation_error_message=_("This person takes this course already."),
            ),
            models.CheckConstraint(
                condition=Q(certificate="") | Q(passed=True),
                name="certificate_with_a_pass",
                violation_error_message=_("A certificate is for whoever passed."),
            ),
        ]

    def __str__(self) -> str:
        return f"participant {self.pk}"


class Job(Signed):
    """Whether somebody who passed had a job so many months after the course."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="jobs")
    months = models.SmallIntegerField()
    job = models.CharField(max_length=_CODE)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant", "months"],
                name="job_asked_once",
                violation_error_message=_("This person was asked already."),
            ),
            models.CheckConstraint(
                condition=Q(job__in=JOBS.keys()),
                name="job_known",
                violation_error_message=_("This answer is not in its list."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.months} {self.participant_id}"


class Clash(models.Model):
    """A question: somebody would have been at two courses in two places on the same days.

    Attributes:
        one, other: the two, the one that was entered last first.
        first_on, days: the first of those days, and how many there are.
        answer: what asking found; empty while nobody has said.
    """

    one = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    first_on = models.DateField()
    days = models.SmallIntegerField()
    found_at = models.DateTimeField()
    answer = models.CharField(max_length=LONGEST_REASON, blank=True)
    answered_at = models.DateTimeField(null=True)
    by_key = models.CharField(max_length=64, blank=True)
    by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["found_at"], name="clash_open", condition=Q(answer=""))]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["one", "other"],
                name="clash_once",
                violation_error_message=_("This is asked already."),
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="clash_answer_has_its_moment",
                violation_error_message=_("An answer has the moment at which it was given."),
            ),
        ]

    def __str__(self) -> str:
        return f"clash {self.pk}"
