from datetime import timedelta

import pytest

from huiyin_web.casework.actions.file_objection import Said
from huiyin_web.casework.actions.object_in_public import object_in_public
from huiyin_web.casework.errors import ReasonNeededError, TooManyObjectionsError
from huiyin_web.casework.limits import MOST_OF_ADDRESS, MOST_OF_NOTICE
from huiyin_web.casework.models import Objection, PublicObjection
from support.cases import exit_case, notice_of, walked
from support.objecting import noon

OFFICE, FAMILY = "10.63.1.9", "10.63.1.10"
pytestmark = pytest.mark.django_db


@pytest.fixture
def notice():
    return notice_of(walked(exit_case(), until="in_notice"))


def objected(notice, *, address=OFFICE, minutes=0, text="他家去年买了小汽车"):
    at = noon(notice.posted_on) + timedelta(minutes=minutes)
    return object_in_public(notice=notice, line=1, said=Said(text, "page"), address=address, at=at)


def many(notice, count, *, address=OFFICE):
    """Bring the brake to where so many were sent at noon: one really, and its marks."""
    one = objected(notice, address=address) and PublicObjection.objects.order_by("-pk")[0]
    PublicObjection.objects.bulk_create(
        PublicObjection(notice=notice, sender=one.sender, at=one.at) for _ in range(count - 1)
    )


def test_a_village_behind_one_address_gets_through_until_more_come_than_a_village_sends(notice):
    many(notice, MOST_OF_ADDRESS - 1)
    objected(notice, minutes=20)

    with pytest.raises(TooManyObjectionsError) as refused:
        objected(notice, minutes=20)

    assert str(refused.value).startswith("Too many objections came at once, so this one was not sent;")
    assert "Send it again in 40 minutes, or tell it to the village or township office now" in str(refused.value)
    assert Objection.objects.count() == 2


def test_who_stands_behind_another_address_is_not_braked_with_it(notice):
    many(notice, MOST_OF_ADDRESS)

    assert objected(notice, address=FAMILY).state == "filed"


def test_a_notice_takes_no_more_than_so_many_an_hour_from_wherever_they_come(notice):
    for number in range(MOST_OF_NOTICE // MOST_OF_ADDRESS):
        many(notice, MOST_OF_ADDRESS, address=f"10.63.2.{number}")

    with pytest.raises(TooManyObjectionsError):
        objected(notice, address=FAMILY)


def test_after_an_hour_everything_is_as_before_and_the_marks_are_gone(notice):
    many(notice, MOST_OF_ADDRESS)

    assert objected(notice, minutes=60).state == "filed"
    assert PublicObjection.objects.count() == 1


def test_the_mark_does_not_say_who_sent_it_and_what_is_refused_leaves_none(notice):
    with pytest.raises(ReasonNeededError):
        objected(notice, text="不")
    assert PublicObjection.objects.count() == 0

    objected(notice)
    assert OFFICE not in str(PublicObjection.objects.values().get())
