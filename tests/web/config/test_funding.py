from datetime import UTC, datetime

import pytest
from django.db.models import F, Sum

from huiyin.followup.funds import Sign
from huiyin_web.config.commands.funding import fund_projects
from huiyin_web.projects.models import Money, Project, ProjectSign
from support import given

pytestmark = pytest.mark.django_db
AT = datetime(2017, 11, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def funded():
    given.places()
    for year in (2015, 2016):
        given.facility(year=year, road=False, water=False, clinic=False)
    for number in range(20):
        given.household(member_count=1 + number % 4, **({"status": "removed"} if number % 3 == 0 else {}))
    fund_projects(scale=0.01, at=AT)


def test_the_sums_of_every_project_are_those_of_its_entries_to_the_fen():
    for flow in ("allocated", "paid", "accepted"):
        entries = Money.objects.filter(flow=flow).aggregate(fen=Sum("fen"))["fen"]
        assert Project.objects.aggregate(fen=Sum(flow))["fen"] == entries
    for row in Project.objects.all():
        told = dict(row.money.order_by().values_list("flow").annotate(fen=Sum("fen")))
        kept = {key: getattr(row, key) for key in ("allocated", "paid", "accepted")}
        assert {key: fen for key, fen in kept.items() if fen} == told
    assert Project.objects.filter(state="closed").exclude(planned=F("paid")).count() == 0


def test_there_are_projects_of_three_years_in_every_state_with_every_kind_of_sign():
    assert set(Project.objects.filter(state="closed").values_list("year", flat=True)) == {2014, 2015, 2016}
    assert set(Project.objects.values_list("state", flat=True)) == {"proposed", "approved", "closed"}
    shown = set(ProjectSign.objects.filter(since__lte=AT.date()).values_list("sign", flat=True))
    assert shown == {Sign.OVERDRAWN, Sign.IDLE, Sign.LATE, Sign.NOT_POOR, Sign.SPLIT_EVENLY}


def test_the_same_day_makes_the_same_projects():
    first = list(Project.objects.order_by("pk").values_list("year", "serial", "title", "planned", "paid"))
    Project.objects.all().delete()
    fund_projects(scale=0.01, at=AT)
    assert list(Project.objects.order_by("pk").values_list("year", "serial", "title", "planned", "paid")) == first
