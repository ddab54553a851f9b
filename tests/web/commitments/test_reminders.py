from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from huiyin_web.access.leaving import forget
from huiyin_web.commitments.models import Digest, Wish
from huiyin_web.core.clock import now, today
from huiyin_web.core.messengers import messenger
from huiyin_web.jobs import worker
from huiyin_web.jobs.actions.queue_daily import queue_daily
from huiyin_web.jobs.daily import _DAILY
from huiyin_web.jobs.models import Job
from support import cast, reminding
from support import given as register
from support.commitments import given

pytestmark = pytest.mark.django_db
MINE = reverse("commitments:my_reminders")


@pytest.fixture(autouse=True)
def _english(client, settings):
    register.places()
    reminding.set_up(settings)
    client.cookies["huiyin_language"] = "en"


def page(client, user, address=MINE):
    client.force_login(user)
    return client.get(address).content.decode()


def test_somebody_chooses_where_to_be_reminded_and_stops_it_again(client):
    user = cast.assisting_unit()
    page(client, user)
    client.post(MINE, {"email": "a@example.invalid", "account": "13800000000"})
    assert 'value="a@example.invalid"' in page(client, user)
    client.post(MINE, {"email": "", "account": ""})
    row = Wish.objects.get()
    assert (row.email, row.account) == ("", "")


def test_what_is_no_address_is_refused_and_stays_as_it_was_typed(client):
    page(client, cast.assisting_unit())
    got = client.post(MINE, {"email": "nobody", "account": "138 0000"})
    assert (got.status_code, Wish.objects.count()) == (400, 0)
    assert 'value="nobody"' in got.content.decode()
    assert "Write digits, letters and the signs" in got.content.decode()


def test_only_channels_that_are_set_up_are_offered_and_the_other_address_stays(client, settings):
    user = cast.assisting_unit()
    reminding.wish(user, email="a@example.invalid", account="13800000000")
    reminding.set_up(settings, "email")
    assert "Telephone, or account" not in page(client, user)
    client.post(MINE, {"email": "b@example.invalid"})
    row = Wish.objects.get()
    assert (row.email, row.account) == ("b@example.invalid", "13800000000")
    settings.HUIYIN_REMINDERS = frozenset()
    assert "Reminders are not set up at this installation" in page(client, user)


def test_nobody_else_reads_where_somebody_is_reminded_and_who_manages_them_sees_what_became_of_it(client):
    user, township = cast.assisting_unit(), cast.township_officer()
    for one in (user, township):
        reminding.wish(one, email="secret@example.invalid")
        Digest.objects.create(user=one, on=today(), channel="email", state="failed", failure="OSError", at=now())
    shown = page(client, cast.county_officer(), reverse("commitments:reminders"))

    assert township.name in shown
    assert "OSError" in shown
    assert "Not taken" in shown
    assert "secret@example.invalid" not in shown
    assert township.name not in page(client, cast.county_officer(cast.NEXT_COUNTY), reverse("commitments:reminders"))


def test_the_list_of_reminders_is_turned_by_key(client):
    user = cast.township_officer()
    for days in range(51):
        Digest.objects.create(user=user, on=today() - timedelta(days), channel="email", state="sent", at=now())
    address = reverse("commitments:reminders")
    before = f"{address}?before={Digest.objects.order_by('-pk')[49].pk}"
    assert f'href="{before}" rel="next"' in page(client, cast.county_officer(), address)
    assert 'rel="next"' not in page(client, cast.county_officer(), before)


def test_the_worker_sends_them_once_a_day(settings):
    given(at=now(), starts_on=today(), due_on=today() + timedelta(5), why_short="急")
    reminding.wish(cast.assisting_unit())
    daily = _DAILY["commitments.remind"]
    queue_daily(daily=daily, at=now())
    worker.drain()
    job = Job.objects.get(kind="commitments.remind")
    assert (job.state, job.result["message"]["en"], len(mail.outbox)) == ("done", "1 reminders sent, 0 not taken.", 1)
    settings.HUIYIN_REMINDERS = frozenset()
    assert daily.is_wanted() is False


def test_a_job_of_a_day_that_is_over_leaves_it_to_the_next():
    reminding.wish(cast.assisting_unit())
    queue_daily(daily=_DAILY["commitments.remind"], at=now() - timedelta(2))
    worker.drain()
    assert Job.objects.get(kind="commitments.remind").result["message"]["en"].startswith("The day is over")


def test_an_account_that_moves_takes_no_wish_along():
    user = cast.assisting_unit()
    reminding.wish(user)
    forget([user.key])
    assert Wish.objects.count() == 0


def test_without_an_adapter_of_its_own_an_installation_prints_messages(settings, capsys):
    settings.HUIYIN_MESSENGER = "huiyin_web.core.messengers.ConsoleMessenger"
    messenger().send(to="13800000000", words="1")
    assert capsys.readouterr().out == "13800000000: 1\n"
