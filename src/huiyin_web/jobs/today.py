"""What jobs put on the page of today: one's own that failed, until they are retried or a week old."""

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now
from huiyin_web.core.today import Item
from huiyin_web.jobs.models import Job, JobState, told

_SHOWN_FOR = timedelta(days=7)
_MOST = 5
_FAILED = Text("Failed", "失败")


def failed_jobs(request: HttpRequest) -> Iterator[Item]:
    """Give the failed jobs of whoever is signed in, newest first."""
    mine = Job.objects.filter(created_by=actor_from(request).key, state=JobState.FAILED)
    for job in mine.filter(finished_at__gte=now() - _SHOWN_FOR).order_by("-pk")[:_MOST]:
        yield Item(
            what=Text(**job.title),
            url=reverse("jobs:job", args=[job.pk]),
            under=told(job.error) or "",
            state=_FAILED,
            tone="bad",
        )
