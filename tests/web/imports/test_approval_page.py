"""What maker and checker see of a file that changes what decides what households are entitled to."""

from datetime import timedelta

import pytest

from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.today import Queue, items_of
from huiyin_web.imports.actions.hand_in import hand_in
from huiyin_web.imports.actions.send_back import send_back
from huiyin_web.imports.models import ImportBatch
from huiyin_web.imports.queries import handed_in, undecided
from support import batches, cast
from web.imports.files import AT

pytestmark = pytest.mark.django_db
WHY = {"reason": "收入来源请附凭证"}


@pytest.fixture
def maker():
    return cast.county_officer()


@pytest.fixture
def checker():
    return cast.county_officer()


def acting(user):
    return actor_of(user, on=AT.date())


def opened(client, user, batch):
    client.force_login(user)
    answer = client.get(f"/imports/{batch.pk}/")
    return answer.context["page"], answer.content.decode()


def test_its_sender_is_told_that_somebody_else_brings_it_in_and_hands_it_in(client, maker):
    batch = batches.batch(maker, "checked", deciding=2)
    page, shown = opened(client, maker, batch)
    assert page.decision.second.zh.startswith("新登记户或人员、变更影响资格认定信息的行：2。")
    assert f"/imports/{batch.pk}/hand-in/" in shown
    assert f"/imports/{batch.pk}/apply/" not in shown
    client.post(f"/imports/{batch.pk}/hand-in/")
    page, shown = opened(client, maker, batch)
    assert (page.state.zh, page.decision.turn) == ("待复核", "wait")
    assert f"/imports/{batch.pk}/cancel/" in shown
    assert f"/imports/{batch.pk}/apply/" not in shown


def test_somebody_else_sees_who_handed_it_in_and_decides(client, maker, checker):
    batch = batches.batch(maker, "checked", deciding=2)
    page, shown = opened(client, checker, batch)
    assert (page.decision.turn, "/apply/" in shown) == ("not_yet", False)
    hand_in(batch=batch.pk, by=acting(maker), at=AT)
    page, shown = opened(client, checker, batch)
    assert page.decision.second.en.startswith(f"{maker.name} handed it in on 2014-07-01 16:00.")
    there = [f"/imports/{batch.pk}/{step}/" in shown for step in ("apply", "send-back", "cancel")]
    assert there == [True, True, False]


def test_a_file_is_sent_back_with_a_reason_that_its_sender_reads(client, maker, checker):
    batch = batches.batch(maker, "checked", deciding=2)
    hand_in(batch=batch.pk, by=acting(maker), at=AT)
    client.force_login(checker)
    short = client.post(f"/imports/{batch.pk}/send-back/", {"reason": "不"})
    assert (short.status_code, "不" in short.content.decode()) == (400, True)
    assert client.post(f"/imports/{batch.pk}/send-back/", WHY).status_code == 302
    page, shown = opened(client, maker, batch)
    assert (page.state.en, page.decision.back.zh) == ("sent back", f"{checker.name}已退回：收入来源请附凭证")
    assert f"/imports/{batch.pk}/hand-in/" in shown


def test_what_was_handed_in_waits_on_the_page_of_today_of_others(rf, client, maker, checker):
    batch = batches.batch(maker, "checked", file_name="收入.xlsx", deciding=2)
    hand_in(batch=batch.pk, by=acting(maker), at=AT)
    elsewhere = cast.county_officer(cast.NEXT_COUNTY)

    def queues(user):
        request = rf.get("/")
        request.user = user
        return [[item.state.en for item in items_of(request, queue)] for queue in (Queue.RETURNED, Queue.WAITING)]

    assert queues(checker) == [[], ["waiting for approval"]]
    assert queues(maker) == queues(elsewhere) == [[], []]
    client.force_login(checker)
    assert client.get("/imports/").context["page"].lead.zh == "待您复核的导入 1 个。"
    send_back(batch=batch.pk, by=acting(checker), at=AT, **WHY)
    assert (queues(maker), queues(checker)) == ([["sent back"], []], [[], []])


def test_what_was_overtaken_after_it_was_handed_in_comes_back_to_its_sender(rf, maker, checker):
    batch = batches.batch(maker, "checked", deciding=2, handed_in_at=AT)
    assert ([one.pk for one in handed_in(acting(checker))], undecided(acting(maker))) == ([batch.pk], [])
    other = batches.batch(state="applied", applied_at=batches.AT + timedelta(hours=1))
    assert (handed_in(acting(checker)), undecided(acting(maker))) == ([], [(batch, other.pk)])


def test_what_a_mended_file_has_replaced_asks_nobody_for_approval(maker, checker):
    later = batches.batch(maker, "applied", new=0, changed=0)
    batches.batch(maker, "checked", deciding=2, handed_in_at=AT, replaced_by=later.pk)
    assert (handed_in(acting(checker)), undecided(acting(maker))) == ([], [])


def test_a_file_says_which_waiting_import_it_continues(client, maker):
    first = batches.batch(maker, "checked", refused=2)
    later = batches.batch(maker, "checked", continues=[first.pk])
    page, _ = opened(client, maker, later)
    assert [(words.zh, url) for words, url in page.same] == [
        (
            f"本文件是导入 {first.pk} 的更正：其退回的行全部在本文件中，导入后将替代该次导入。",
            f"/imports/{first.pk}/",
        )
    ]


def test_the_receipt_names_who_handed_in_and_who_brought_in(client, maker):
    batch = batches.batch(maker, "applied", deciding=2, handed_in_at=AT, applied_by="拉毛")
    page, _ = opened(client, maker, ImportBatch.objects.get(pk=batch.pk))
    receipt = {label.en: value for label, value in page.receipt}
    assert (receipt["Handed in by"], receipt["Approved and imported by"]) == (maker.name, "拉毛")


def test_an_account_that_counts_as_the_sender_s_does_not_bring_it_in(maker):
    batch = batches.batch(maker, "checked", deciding=2)
    hand_in(batch=batch.pk, by=acting(maker), at=AT)
    second = cast.given_by(cast.county_officer(), maker)
    with pytest.raises(SamePersonError):
        send_back(batch=batch.pk, reason="收入来源请附凭证", by=acting(second), at=AT)
    assert [len(handed_in(acting(one))) for one in (second, cast.county_officer())] == [0, 1]
