from datetime import timedelta
from hashlib import md5, sha1, sha256, sha512

import pytest

from huiyin_web.casework.actions.file_objection import Said
from huiyin_web.casework.actions.object_in_public import object_in_public
from huiyin_web.casework.errors import ReasonNeededError, TooManyObjectionsError
from huiyin_web.casework.limits import MOST_OF_ADDRESS, MOST_OF_NOTICE, RESERVED_FOR_NEW
from huiyin_web.casework.models import Objection, PublicObjection
from support import cast
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


def test_what_strangers_send_leaves_room_for_addresses_that_sent_nothing_yet(notice):
    objected(notice, address="10.63.2.9")
    many(notice, MOST_OF_NOTICE - 1, address="10.63.2.1")

    with pytest.raises(TooManyObjectionsError):
        objected(notice, address="10.63.2.9")
    assert objected(notice, address=FAMILY).state == "filed"

    for number in range(RESERVED_FOR_NEW - 1):
        PublicObjection.objects.create(notice=notice, sender=str(number), at=noon(notice.posted_on))
    with pytest.raises(TooManyObjectionsError):
        objected(notice, address="10.63.2.3")


def test_all_addresses_of_one_line_are_counted_as_one(notice):
    many(notice, MOST_OF_ADDRESS, address="2001:db8:1:2::1")

    for address in ("2001:db8:1:2::2", "2001:db8:1:2:ffff::"):
        with pytest.raises(TooManyObjectionsError):
            objected(notice, address=address)
    assert objected(notice, address="2001:db8:1:3::1").state == "filed"


def test_an_address_of_the_older_kind_is_the_same_however_it_is_written(notice):
    many(notice, MOST_OF_ADDRESS, address=f"::ffff:{OFFICE}")

    with pytest.raises(TooManyObjectionsError):
        objected(notice)


def test_a_flood_to_one_notice_silences_nobody_for_another(notice):
    many(notice, MOST_OF_ADDRESS)
    other = notice_of(walked(exit_case(cast.NEXT_VILLAGE), until="in_notice"))

    assert objected(other).state == "filed"


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


def test_the_mark_can_not_be_made_again_without_the_secret_of_the_installation(notice, settings):
    objected(notice)
    settings.SECRET_KEY = "the secret of another installation"
    objected(notice)
    marks = set(PublicObjection.objects.values_list("sender", flat=True))

    # Of a plain hash, all addresses there are can be tried within a day.
    assert len(marks) == 2
    assert all(len(mark) == 64 for mark in marks)
    for name in sha256, sha512, sha1, md5:
        assert name(OFFICE.encode()).hexdigest()[:64] not in marks
