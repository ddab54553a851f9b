from datetime import timedelta

import pytest
from django.core import mail

from huiyin.followup.commitments import Matter, Why
from huiyin_web.access.actor import platform
from huiyin_web.commitments.actions.send_digest import send_digest
from huiyin_web.commitments.models import Digest
from huiyin_web.core.models import AuditEvent
from support import cast, reminding
from support.commitments import AT, TODAY
from support.racing import beside

pytestmark = pytest.mark.django_db
MATTERS = [Matter("C-2016-0001", Why.OVERDUE)]


@pytest.fixture(autouse=True)
def _set_up(settings):
    reminding.set_up(settings)


@pytest.fixture
def wish():
    return reminding.wish(cast.assisting_unit(), account="13800000000")


def sent(wish, channel="email", *, matters=MATTERS, at=AT):
    return send_digest(wish=wish, channel=channel, matters=matters, by=platform(), at=at)


def test_a_letter_goes_where_its_owner_wished_and_is_recorded_without_that_address(wish):
    row = sent(wish)
    event = AuditEvent.objects.get(action="commitments.reminder.sent")

    assert (row.state, row.on, row.matters) == ("sent", TODAY, ["overdue:C-2016-0001"])
    assert [(one.subject, one.to) for one in mail.outbox] == [
        ("Huiyin: 1 commitment waits for you", ["unit@example.invalid"])
    ]
    assert event.detail == {"channel": "email", "commitments": 1}


def test_a_message_goes_to_the_adapter_of_the_installation(wish):
    wish.language = "zh-hans"
    sent(wish, "message")
    assert reminding.SENT == [("13800000000", "回音：已逾期 1 件。https://fupin.example/commitments/")]


def test_nobody_is_reminded_twice_a_day_nor_of_the_very_same_the_next(wish):
    sent(wish)
    assert [sent(wish), sent(wish, at=AT + timedelta(1)), len(mail.outbox)] == [None, None, 1]
    assert sent(wish, at=AT + timedelta(7)).state == "sent"
    assert sent(wish, at=AT + timedelta(8), matters=[*MATTERS, Matter("C-2016-0002", Why.VERDICT)]).state == "sent"


def test_what_was_not_taken_is_told_by_its_kind_only_and_tried_again_the_next_day(wish, settings):
    settings.HUIYIN_MESSENGER = "support.reminding.RefusingMessenger"
    row = sent(wish, "message")
    assert (row.state, row.failure) == ("failed", "MessengerError")
    assert AuditEvent.objects.get(action="commitments.reminder.failed").detail == {
        "channel": "message",
        "commitments": 1,
    }

    settings.HUIYIN_MESSENGER = "support.reminding.KeepingMessenger"
    assert sent(wish, "message", at=AT + timedelta(1)).state == "sent"


def test_what_a_killed_worker_may_have_sent_is_not_sent_again(wish):
    Digest.objects.create(user=wish.user, on=TODAY, channel="email", state="begun", matters=[], at=AT)
    assert (sent(wish), mail.outbox) == (None, [])


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_sends(wish):
    with beside() as begin:
        for _ in range(2):
            begin(lambda: sent(wish))
    assert (len(mail.outbox), Digest.objects.count()) == (1, 1)
