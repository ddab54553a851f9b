from datetime import UTC, date, datetime

import pytest

from huiyin_web.access.models import User
from huiyin_web.config.commands.cast import WORKER
from huiyin_web.config.commands.training import train
from huiyin_web.training.models import Clash, Course, Job, Participant
from huiyin_web.training.queries.stored import counted, recounted
from support import cast, given

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def trained():
    given.places()
    given.organisation("Z-0007", name="囊谦县职业技术学校")
    User.objects.filter(pk=cast.village_worker().pk).update(username=WORKER)
    for village in (cast.VILLAGE, cast.NEXT_VILLAGE):
        home = given.household(village)
        for _ in range(80):
            given.person(home, labour="ordinary", schooling="none", birth_date=date(1980, 5, 6))
    train(scale=0.003, at=AT)


def test_the_rows_of_courses_add_up_to_their_participants():
    rows = list(Course.objects.all())
    assert len(rows) > 10
    assert [row.number for row in rows if counted(row) != recounted(row)] == []


def test_there_are_courses_of_past_years_and_running_ones_people_to_be_asked_and_a_question():
    assert set(Course.objects.values_list("year", flat=True)) >= {2015, 2016, 2026}
    assert Participant.objects.filter(passed__isnull=True).exclude(marks="").exists()
    assert Participant.objects.filter(passed=False).exists()
    assert Participant.objects.filter(due_on__lte=AT.date()).exists()
    assert set(Job.objects.values_list("months", flat=True)) == {3, 6}
    assert Clash.objects.exists()


def test_the_same_day_makes_the_same_courses():
    def told():
        return list(Participant.objects.order_by("pk").values_list("course__title", "person", "marks", "certificate"))

    first = told()
    for table in (Clash, Participant, Course):
        table.objects.all().delete()
    train(scale=0.003, at=AT)
    assert told() == first
