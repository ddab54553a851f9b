from datetime import timedelta

import pytest
from django.core import mail

from huiyin_web.access.actor import platform
from huiyin_web.commitments.actions.send_digests import send_digests
from huiyin_web.commitments.models import Commitment, Digest
from support import cast, reminding
from support import given as register
from support.commitments import AT, DUE_ON, brought, did, given, unit

pytestmark = pytest.mark.django_db
CANARIES = ("示踪张三", "示踪标题", "示踪对象", "示踪理由", "单位Z")
LATE = AT + timedelta((DUE_ON - AT.date()).days + 3)


@pytest.fixture(autouse=True)
def _world(settings):
    register.places()
    reminding.set_up(settings)


def sent(at=LATE):
    return send_digests(by=platform(), at=at, report=lambda share: None)


def test_each_office_is_told_its_own_and_who_asked_for_nothing_gets_nothing():
    given()
    delivered = brought(given(), "accept", "prove", "deliver")
    reminding.wish(cast.assisting_unit(), email="unit@example.invalid")
    reminding.wish(cast.township_officer(), email="township@example.invalid")
    cast.county_officer()

    assert sent() == (2, 0)
    assert {one.to[0]: one.body.splitlines()[0] for one in mail.outbox} == {
        "unit@example.invalid": "Overdue: 1 (C-2016-0001)",
        "township@example.invalid": f"Waiting for your verdict: 1 ({delivered.number})",
    }


def test_no_reminder_says_more_than_numbers_counts_and_addresses():
    row = given(title="示踪标题", person="示踪张三", promised_to="示踪对象")
    did(brought(row, "accept"), "remark", by=unit(), days=2, reason="示踪理由")
    reminding.wish(cast.assisting_unit(), account="13800000000")
    sent()

    said = [one.subject + one.body for one in mail.outbox] + [words for _, words in reminding.SENT]
    assert len(said) == 2
    assert [canary for canary in CANARIES for words in said if canary in words] == []
    assert said[0] == (
        "Huiyin: 1 commitment waits for you"
        "Overdue: 1 (C-2016-0001)\n\nhttps://fupin.example/commitments/\n\n"
        "To get no more of these: https://fupin.example/commitments/my-reminders/"
    )


def test_a_run_that_was_cut_off_goes_on_with_those_who_were_not_reached():
    given()
    for name in "abc":
        reminding.wish(cast.assisting_unit(), email=f"{name}@example.invalid")

    def cut(share):
        if share > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        send_digests(by=platform(), at=LATE, report=cut)
    assert sent() == (2, 0)
    assert sorted(one.to[0] for one in mail.outbox) == ["a@example.invalid", "b@example.invalid", "c@example.invalid"]


def test_nothing_is_sent_where_the_installation_has_no_channel_or_the_account_has_ended(settings):
    given()
    user = cast.assisting_unit()
    reminding.wish(user, account="13800000000")
    settings.HUIYIN_REMINDERS = frozenset()
    assert sent() == (0, 0)
    reminding.set_up(settings)
    user.is_active = False
    user.save()
    assert (sent(), Digest.objects.count()) == ((0, 0), 0)


def test_what_is_on_hold_or_kept_reminds_nobody(django_assert_max_num_queries):
    Commitment.objects.filter(pk=given().pk).update(held_from=AT.date(), held_until=LATE.date())
    brought(given(), "accept", "prove", "deliver", "verify")
    reminding.wish(cast.assisting_unit())
    with django_assert_max_num_queries(6):
        assert sent() == (0, 0)
