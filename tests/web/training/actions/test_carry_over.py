from dataclasses import replace
from datetime import date

import pytest

from huiyin_web.access.actor import platform
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.training.actions.carry_over import Line, Taken, carry_over
from huiyin_web.training.errors import TrainingRefusedError
from huiyin_web.training.models import Clash, Course, Participant
from huiyin_web.training.queries.stored import counted, recounted
from support import cast
from support import given as register
from support.training import AT, TERMS, village, worker

pytestmark = pytest.mark.django_db
BY = platform("test")
ALL = tuple(range(1, 11))
ELSEWHERE = replace(TERMS, skill="driving", place_code=cast.TOWNSHIP)


@pytest.fixture(autouse=True)
def _places():
    register.places()


def carried(*ledger, by=BY):
    return carry_over(
        ledger=[Line(terms, platform("demo-county"), AT, people) for terms, people in ledger], by=by, at=AT
    )


def test_a_ledger_comes_over_with_its_sums_its_jobs_and_its_questions():
    one, other = worker(), worker()
    both = (Taken(one.pk, ALL, True, "17", ("employed", "unreached")), Taken(other.pk, (1,), False))
    first, _second = carried((TERMS, both), (ELSEWHERE, (Taken(one.pk, (1, 2)),)))
    row = Course.objects.get(pk=first.pk)
    assert counted(row) == recounted(row)
    assert (row.joined, row.judged, row.passed, row.asked_first, row.working_first, row.asked_second) == (
        2,
        2,
        1,
        1,
        1,
        0,
    )
    assert Participant.objects.filter(due_on__isnull=False).count() == 0
    assert Clash.objects.get().days == 2
    event = AuditEvent.objects.get(action="training.courses.carried")
    assert event.detail == {"courses": 2, "people": 3, "questions": 1}


def test_whoever_passed_and_was_asked_once_is_asked_again():
    carried((TERMS, (Taken(worker().pk, ALL, True, "", ("none",)),)))
    assert Participant.objects.get().due_on == date(2016, 9, 20)


def test_what_could_not_be_done_by_hand_leaves_nothing_behind():
    one = worker()
    wrong = [
        ((TERMS, (Taken(worker(labour="none").pk),)), "only people who can work"),
        ((TERMS, (Taken(one.pk, (1,), True),)), "was there on 1 of 10 days"),
        ((replace(TERMS, places=0), ()), "more than none"),
    ]
    for line, words in wrong:
        with pytest.raises(TrainingRefusedError, match=words):
            carried(line)
    with pytest.raises(TrainingRefusedError, match="same skill in 2016"):
        carried((TERMS, (Taken(one.pk),)), (TERMS, (Taken(one.pk),)))
    assert Course.objects.count() == 0


def test_a_village_carries_nothing_over():
    with pytest.raises(NotAllowedError):
        carried((TERMS, ()), by=village())
