"""What is stored of training: who finds which course and which participant; what they add up to."""

from django.db.models import Count, Q, QuerySet

from huiyin.followup.training import UNREACHED, WORKING, Counted, job_rounds
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError
from huiyin_web.training.models import Course, Job, Participant
from huiyin_web.training.permissions import courses_seen, people_seen

_COURSE = Text("This course", "该培训班")


def courses_in_reach(actor: Actor) -> QuerySet[Course]:
    """Give the courses that somebody sees.

    Raises:
        NotAllowedError: their role sees none.
    """
    return Course.objects.filter(courses_seen(actor))


def course_or_404(actor: Actor, number: int, *, lock: bool = False) -> Course:
    """Give a course in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = courses_in_reach(actor)
    row = (rows.select_for_update() if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_COURSE)
    return row


def participants_in_reach(actor: Actor) -> QuerySet[Participant]:
    """Give the participants of courses that somebody sees.

    Raises:
        NotAllowedError: their role sees no households.
    """
    return Participant.objects.filter(people_seen(actor))


def counted(row: Course) -> Counted:
    """Give what the participants of a course add up to, as the row keeps it."""
    return Counted(
        row.joined, row.judged, row.passed, (row.asked_first, row.asked_second),
        (row.working_first, row.working_second),
    )  # fmt: skip


def recounted(row: Course) -> Counted:
    """Add the participants of a course up anew."""
    people = row.participants.aggregate(
        joined=Count("pk"),
        judged=Count("pk", filter=Q(passed__isnull=False)),
        passed=Count("pk", filter=Q(passed=True)),
    )
    first, second = (months for months, _day in job_rounds(row.ends_on))
    reached = Job.objects.filter(participant__course=row).exclude(job=UNREACHED).order_by()
    told = {
        months: (many, working)
        for months, many, working in reached.values_list("months").annotate(
            many=Count("pk"), working=Count("pk", filter=Q(job__in=WORKING))
        )
    }
    both = told.get(first, (0, 0)), told.get(second, (0, 0))
    return Counted(**people, asked=(both[0][0], both[1][0]), working=(both[0][1], both[1][1]))


def keep_counts(row: Course, found: Counted) -> None:
    """Let a course's row keep what its participants add up to; it is not saved."""
    row.joined, row.judged, row.passed = found.joined, found.judged, found.passed
    row.asked_first, row.asked_second = found.asked
    row.working_first, row.working_second = found.working
