import os
from datetime import timedelta
from uuid import uuid4

import pytest

from huiyin_web.core.models import AuditEvent
from huiyin_web.exchange.actions.queue_comparison import queue_comparison
from huiyin_web.exchange.actions.sweep_exchanges import sweep_exchanges
from huiyin_web.exchange.folders import exchanges_folder, folder_of
from huiyin_web.exchange.limits import KEPT_FOR
from huiyin_web.exchange.models import Difference, Exchange
from huiyin_web.imports.limits import UNKNOWN_FOR
from web.exchange.conftest import AT

pytestmark = pytest.mark.django_db
LATE = AT + KEPT_FOR + timedelta(seconds=1)


def test_an_exchange_is_closed_by_the_platform_after_ninety_days(
    home, export, compare, django_capture_on_commit_callbacks
):
    made = compare(export({home.office_number: {"farmland": 6.5}}))
    assert sweep_exchanges(at=AT + KEPT_FOR) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_exchanges(at=LATE) == 1
    made.refresh_from_db()
    assert (made.closed_at, Difference.objects.count(), folder_of(made.uuid).exists()) == (LATE, 0, False)
    assert AuditEvent.objects.get(action="exchange.closed").actor_key == "platform:huiyin"


def test_one_that_a_job_is_at_work_on_waits(home, export, take, officer, as_actor):
    made = take(export())
    queue_comparison(exchange=made.pk, user=officer.pk, by=as_actor(officer), at=AT)
    assert (sweep_exchanges(at=LATE), Exchange.objects.get().closed_at) == (0, None)


def aged(folder, age):
    folder.mkdir(exist_ok=True, parents=True)
    then = (AT - age).timestamp()
    os.utime(folder, (then, then))
    return folder


def test_folders_that_belong_to_none_go_once_no_database_is_brought_back_for_them(home, export, take):
    made, late = take(export()), UNKNOWN_FOR + timedelta(seconds=1)
    folders = [aged(folder_of(one), age) for one, age in ((made.uuid, late), (uuid4(), late), (uuid4(), UNKNOWN_FOR))]
    assert sweep_exchanges(at=AT) == 1
    assert [folder.exists() for folder in folders] == [True, False, True]


def test_the_folder_of_one_that_is_closed_goes_at_once(home, export, take):
    made = take(export())
    Exchange.objects.update(closed_at=AT)
    assert sweep_exchanges(at=AT) == 1
    assert not folder_of(made.uuid).exists()


def test_what_is_not_named_as_ours_is_left_alone():
    folders = [aged(exchanges_folder() / name, 2 * UNKNOWN_FOR) for name in ("lost+found", "@eaDir")]
    (exchanges_folder() / "notes.txt").touch()
    assert sweep_exchanges(at=AT) == 0
    assert set(exchanges_folder().iterdir()) == {*folders, exchanges_folder() / "notes.txt"}
