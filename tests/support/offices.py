"""Two years frozen as an office freezes them, for tests of who came and who left."""

from datetime import UTC, datetime

from huiyin_web.access.actor import platform
from huiyin_web.registry.models import Household
from huiyin_web.snapshots.actions.freeze_year import freeze_year
from huiyin_web.snapshots.readiness import readiness_of
from support import cast, given
from support.remembered import remembered

AT = datetime(2017, 1, 5, 9, 0, tzinfo=UTC)


def freeze(year, **more):
    """Freeze a year as it stands, with all its flaws accepted."""
    seen = readiness_of(year, at=AT).flaws
    freeze_year(year=year, by=platform("test"), at=AT, report=lambda fraction, words: None, seen=seen, **more)


def two_years(settings, tmp_path):
    """Freeze 2015 and 2016: one household leaves, one comes, one returns, one grows, one is only next door."""
    settings.HUIYIN_DATA = tmp_path
    return remembered(_two_years, tmp_path)


def _two_years(_):
    given.places()
    named = {
        "stays": given.household(member_count=4, main_cause="illness", head_name="才让"),
        "leaves": given.household(member_count=3),
        "returns": given.household(member_count=2, status="exited", identified_on=None, exited_on="2014-03-01"),
        "next": given.household(cast.NEXT_VILLAGE, member_count=7),
    }
    for code, year in ((cast.VILLAGE, 2015), (cast.NEXT_VILLAGE, 2015), (cast.VILLAGE, 2016), (cast.VILLAGE, 2017)):
        given.statistic(code, year=year, value=100.0)
    freeze(2015)
    named["comes"] = given.household(member_count=6, main_cause="land")
    for name, now in (
        ("stays", {"member_count": 5}),
        ("leaves", {"status": "exited", "exited_on": "2016-10-01"}),
        ("returns", {"status": "relapsed"}),
    ):
        Household.objects.filter(pk=named[name].pk).update(**now)
    freeze(2016)
    return named
