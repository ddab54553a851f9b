from datetime import timedelta

import pytest

from huiyin_web.core.clock import now
from huiyin_web.core.today import Queue, items_of
from huiyin_web.imports.models import ImportBatch
from support import batches, cast

pytestmark = pytest.mark.django_db


def standing(rf, user, queue):
    request = rf.get("/")
    request.user = user
    return [(item.what.en, item.state.en) for item in items_of(request, queue) if item.url.startswith("/imports/")]


def test_a_file_with_rows_to_mend_came_back_and_a_sound_one_waits(rf):
    me = cast.township_officer()
    batches.batch(me, "checked", file_name="a.csv", refused=2)
    batches.batch(me, "checked", file_name="b.csv")
    batches.batch(state="checked", file_name="theirs.csv")
    assert standing(rf, me, Queue.RETURNED) == [("a.csv (households, 2017)", "to be corrected")]
    assert standing(rf, me, Queue.WAITING) == [("b.csv (households, 2017)", "ready")]


def test_a_file_refused_whole_stands_there_until_the_like_of_it_is_sent_again(rf):
    me = cast.township_officer()
    batches.batch(me, "refused", file_name="a.csv")
    assert standing(rf, me, Queue.RETURNED) == [("a.csv (households, 2017)", "refused")]
    batches.batch(me, kind="persons")
    assert len(standing(rf, me, Queue.RETURNED)) == 1
    batches.batch(me)
    assert standing(rf, me, Queue.RETURNED) == []


def test_a_file_with_rows_to_mend_leaves_when_a_later_one_has_brought_them_in(rf, client):
    me = cast.township_officer()
    old = batches.batch(me, "checked", file_name="a.csv", refused=2)
    later = batches.batch(me, "applied")
    assert len(standing(rf, me, Queue.RETURNED)) == 1
    ImportBatch.objects.filter(pk=old.pk).update(replaced_by=later.pk)
    assert standing(rf, me, Queue.RETURNED) == []
    client.force_login(me)
    assert client.get("/imports/").context["page"].lead.en.startswith("Nothing waits for you.")
    assert "已由后传文件替代" in client.get("/imports/").content.decode()
    page = client.get(f"/imports/{old.pk}/").context["page"]
    assert (page.state.en, page.decision.good, page.may_cancel) == ("replaced", 10, True)


def test_what_was_applied_or_cancelled_waits_for_nobody(rf):
    me = cast.township_officer()
    for state in ("applied", "cancelled", "uploaded"):
        batches.batch(me, state)
    assert standing(rf, me, Queue.RETURNED) == standing(rf, me, Queue.WAITING) == []


def test_what_somebody_else_brought_in_or_undid_is_told_to_its_sender_for_a_week(rf):
    me, at = cast.county_officer(), now()
    brought = {"deciding": 2, "applied_by": "拉毛"}
    batches.batch(me, "applied", file_name="a.csv", applied_at=at, **brought)
    batches.batch(me, "applied", file_name="old.csv", applied_at=at - timedelta(days=8), **brought)
    batches.batch(me, "applied", file_name="own.csv", applied_at=at, applied_by=me.name)
    undone = batches.batch(me, "applied", file_name="b.csv", applied_at=at, **brought)
    ImportBatch.objects.filter(pk=undone.pk).update(state="undone")
    batches.batch(cast.county_officer(), "applied", file_name="b.csv", applied_at=at, undoes=undone.pk)
    told = [("b.csv (households, 2017)", "undone"), ("a.csv (households, 2017)", "applied")]
    assert standing(rf, me, Queue.RETURNED) == told
    assert standing(rf, cast.county_officer(), Queue.RETURNED) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["户.csv (households, 2016)", "户.csv (persons, 2016)", "Uploaded at 2017-01-05 09:30. Decide: import it or cancel it."]),
        ("zh", ["户.csv（贫困户，2016 年）", "户.csv（家庭成员，2016 年）", "上传于 2017-01-05 09:30。请决定：导入或取消。"]),
    ],
)  # fmt: skip
def test_what_waits_is_told_apart_by_file_kind_year_and_time(client, language, words):
    me = cast.county_officer()
    for kind in ("households", "persons"):
        batches.batch(me, "checked", file_name="户.csv", kind=kind, year=2016)
    client.force_login(me)
    client.cookies["huiyin_language"] = language
    shown = client.get("/").content.decode()
    assert [one for one in words if one not in shown] == []


def test_what_was_overtaken_came_back_to_be_checked_again_and_waits_for_no_decision(rf, client):
    me = cast.county_officer()
    for name, refused in (("a.csv", 0), ("b.csv", 2)):
        batches.batch(me, "checked", file_name=name, refused=refused)
    batches.batch(me, "checked", file_name="c.csv", kind="persons")
    batches.batch(state="applied", applied_at=batches.AT + timedelta(hours=1))
    assert standing(rf, me, Queue.WAITING) == [("c.csv (persons, 2017)", "ready")]
    assert standing(rf, me, Queue.RETURNED) == [
        ("b.csv (households, 2017)", "to be checked again"),
        ("a.csv (households, 2017)", "to be checked again"),
    ]
    client.force_login(me)
    lead = client.get("/imports/").context["page"].lead
    assert lead.en == "Imports that wait for your decision: 1; Imports to check again: 2."
    assert lead.zh == "待您决定的导入 1 个，待重新校验的导入 2 个。"
