from datetime import UTC, datetime

import pytest

from huiyin_web.access.models import User
from huiyin_web.config.commands.deciding import decide_some
from huiyin_web.core.models import AuditEvent
from huiyin_web.quality.models import Duplicate
from huiyin_web.registry.models import Merge
from support import cast, given

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def signed_up(**users):
    """Give demo names to people of the cast."""
    given.places()
    for name, user in users.items():
        User.objects.filter(pk=user.pk).update(username=name)


def decided():
    rows = Duplicate.objects.order_by("-probability").values_list("decision", "by_key", "merge_id")
    return [tuple(row) for row in rows]


def test_of_three_merges_one_waits_one_stands_and_one_was_undone_and_the_least_probable_are_decided():
    province, checker, yushu = cast.provincial_office(), cast.provincial_office(), cast.prefecture_officer()
    signed_up(province=province, province2=checker, yushu=yushu, huzhu=cast.county_officer(cast.NEXT_COUNTY))
    for probability in (0.99, 0.98, 0.97, 0.96, 0.95, 0.94):
        given.duplicate(probability=probability)

    decide_some(on=AT.date(), at=AT)

    merge = Merge.objects.get(undone_at__isnull=True)
    assert decided() == [
        ("household", yushu.key, None),
        ("household", province.key, merge.pk),
        ("", "", None),
        ("", "", None),
        ("later", province.key, None),
        ("different", province.key, None),
    ]
    told = AuditEvent.objects.filter(action__startswith="quality.duplicate.")
    assert told.filter(action="quality.duplicate.parted").values_list("actor_key", flat=True)[0] == checker.key
    assert Merge.objects.count() == 2


def test_where_nobody_else_reaches_two_the_province_proposes():
    province = cast.provincial_office()
    signed_up(
        province=province,
        province2=cast.provincial_office(),
        yushu=cast.county_officer(cast.NEXT_COUNTY),
        huzhu=cast.county_officer(cast.NEXT_COUNTY),
    )
    given.duplicate()
    decide_some(on=AT.date(), at=AT)
    assert decided() == [("household", province.key, None)]
