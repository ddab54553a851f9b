"""What a list raises, what stays decided, what goes; the register is never touched."""

import io
import json
from datetime import date, timedelta

import pytest

from huiyin.crosschecks import Decision
from huiyin.records.errors import HeadingsError
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.jobs.errors import Cancelled, Stopped
from huiyin_web.quality.actions.compare_list import compare_list
from huiyin_web.quality.actions.decide_flag import decide_flag
from huiyin_web.quality.actions.take_list import Sent, take_list
from huiyin_web.quality.errors import ListOlderError, ListSettledError, NobodyNamedError
from huiyin_web.quality.folders import folder_of
from huiyin_web.quality.models import DepartmentList, Flag
from huiyin_web.registry.models import Household, Person
from support import cast, given
from support.lists import CAIRANG, ZHAXI, ZHUOMA
from support.suspects import AT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
LATER = AT + timedelta(days=30)
HEAD = "姓名,身份证号,出生日期,号牌号码,登记日期"
CAR = f"才让东智,{CAIRANG},,青G12345,2015-03-01"


@pytest.fixture
def home(transactional_db):
    """A man and his wife in the county, and a woman next door."""
    given.places()
    home = given.household(member_count=2)
    given.person(home, name="才让东智", name_pinyin="cairangdongzhi", sex="male", id_number=CAIRANG,
                 birth_date=date(1980, 3, 4), dibao=True)  # fmt: skip
    given.person(home, relation="spouse", name_pinyin="zhuoma", birth_date=date(1982, 1, 1))
    given.person(given.household(cast.NEXT_VILLAGE), name="卓玛措", name_pinyin="zhuomacuo", id_number=ZHUOMA)
    return home


@pytest.fixture
def send(data, as_actor):
    county = as_actor(cast.county_officer())

    def take(*lines, kind="vehicles", by=county, at=AT, place=cast.COUNTY):
        text = "\n".join([HEAD if kind == "vehicles" else "姓名,身份证号", *lines]) + "\n"
        sent = Sent(kind, at.date(), place, "名单.csv", io.BytesIO(text.encode()))
        return take_list(sent=sent, by=by, at=at)

    return take


@pytest.fixture
def compare(send, as_actor):
    county = as_actor(cast.county_officer())

    def go(*lines, at=AT, by=county, **more):
        made = send(*lines, at=at, by=by, **more)
        return compare_list(number=made.pk, by=by, at=at, report=lambda *_: None)

    return go


def decide(as_actor, decision=Decision.EXPLAINED):
    flag = Flag.objects.latest("pk")
    by = as_actor(cast.township_officer())
    return decide_flag(
        flag=flag.pk, decision=decision, note="亲属借名登记", seen=flag.decision, facts=flag.facts_key, by=by, at=AT
    )


def test_whoever_is_in_the_list_becomes_a_flag_with_what_it_says_the_plate_masked(home, compare):
    assert compare(CAR, "王五,11010519491231002X,,青A00001,") == {"new": 1, "changed": 0, "gone": 0}
    flag = Flag.objects.get()
    assert (flag.kind, flag.finding, flag.match, flag.household_id, flag.village_code, flag.decision) == (
        "vehicles", "listed", "id", home.pk, cast.VILLAGE, "",
    )  # fmt: skip
    assert json.loads(flag.facts) == [
        {"plate": "***2345", "vehicle": None, "purpose": None, "registered_on": "2015-03-01"}
    ]


def test_the_list_tells_what_became_of_every_row_and_its_file_is_gone(home, compare):
    compare(CAR, "王五,11010519491231002X,,青A00001,", "卓玛,,1982-01-01,,", "扎西,,,,")
    made = DepartmentList.objects.get()
    assert (made.rows, made.by_id, made.by_likeness, made.unmatched, made.refused) == (4, 1, 1, 1, 1)
    assert made.problems == {"NOBODY": 1}
    assert [file.name for file in folder_of(made.uuid).iterdir()] == ["problems.parquet"]
    event = AuditEvent.objects.filter(action="quality.list.compared").get()
    assert event.detail == {
        "kind": "vehicles", "rows": 4, "by_id": 1, "by_likeness": 1, "unmatched": 1, "refused": 1, "withheld": 0,
        "kept_open": 0, "new": 2, "changed": 0, "gone": 0,
    }  # fmt: skip


def test_no_number_of_the_list_is_kept_anywhere(home, compare):
    compare(CAR)
    stored = [*Flag.objects.values(), *DepartmentList.objects.values(), *AuditEvent.objects.values()]
    assert [one for one in (CAIRANG, "青G12345") if one in str(stored)] == []


def test_without_a_number_likeness_matches_and_the_levels_are_kept(home, compare):
    compare("才让东智,,1980-03-04,青G12345,")
    flag = Flag.objects.get()
    assert (flag.match, flag.probability > 0.99, json.loads(flag.levels)["name"]) == ("likeness", True, "same")


def test_the_register_is_not_touched(home, compare):
    before = [list(Household.objects.values()), list(Person.objects.values())]
    compare(CAR)
    assert [list(Household.objects.values()), list(Person.objects.values())] == before


def test_only_whoever_lives_where_the_list_is_of_is_compared(home, compare, as_actor):
    compare(f"卓玛措,{ZHUOMA},,青G2,")
    assert not Flag.objects.exists()
    compare(f"卓玛措,{ZHUOMA},,青G2,", by=as_actor(cast.prefecture_officer()), place=cast.PREFECTURE)
    assert Flag.objects.get().village_code == cast.NEXT_VILLAGE


def test_whoever_is_removed_from_the_register_is_not_asked_about(home, compare):
    Household.objects.filter(pk=home.pk).update(status="removed", removal_reason="merged")
    assert compare(CAR)["new"] == 0


def test_a_list_of_recipients_asks_about_whom_it_lacks_as_well(home, compare):
    given.person(home, relation="son", name="扎西", name_pinyin="zhaxi", id_number=ZHAXI, dibao=True)
    assert compare(f"扎西,{ZHAXI}", kind="dibao")["new"] == 1
    flag = Flag.objects.get()
    assert (flag.finding, flag.match, flag.facts) == ("absent", "", "[]")


@pytest.mark.parametrize("lines", [["王五,11010519491231002X"], [f"扎西,{ZHAXI}", "扎西,6.3E+17"]])
def test_a_list_that_can_hardly_be_whole_neither_asks_nor_closes_for_whom_it_lacks(home, compare, lines):
    given.person(home, relation="son", name="扎西", name_pinyin="zhaxi", id_number=ZHAXI, dibao=True)
    compare(f"扎西,{ZHAXI}", kind="dibao")
    lacks = 3 - len(lines)
    assert compare(*lines, kind="dibao", at=LATER) == {"new": 0, "changed": 0, "gone": 0}
    assert (DepartmentList.objects.latest("pk").withheld, Flag.objects.get().gone_at) == (lacks, None)


def test_a_newer_list_that_says_the_same_asks_nothing_again(home, compare, as_actor):
    compare(CAR)
    assert compare(CAR, at=LATER) == {"new": 0, "changed": 0, "gone": 0}
    flag = Flag.objects.get()
    assert (flag.source, flag.found_at) == (DepartmentList.objects.latest("pk"), AT)
    decide(as_actor)
    assert compare(CAR, at=LATER) == {"new": 0, "changed": 0, "gone": 0}
    assert Flag.objects.get().decision == "explained"


def test_the_same_rows_in_another_order_reopen_no_decision(home, compare, as_actor):
    other = CAR.replace("G12345", "G12346")
    compare(CAR, other)
    decide(as_actor)
    assert compare(other, CAR, at=LATER) == {"new": 0, "changed": 0, "gone": 0}


def test_another_fact_is_shown_while_the_question_is_open_and_asked_anew_beside_a_decision(home, compare, as_actor):
    compare(CAR)
    other = CAR.replace("G12345", "G12346")
    assert compare(other, at=LATER) == {"new": 0, "changed": 1, "gone": 0}
    decide(as_actor)
    assert compare(CAR, at=LATER) == {"new": 1, "changed": 0, "gone": 0}
    assert [flag.decision for flag in Flag.objects.order_by("pk")] == ["explained", ""]
    assert compare(CAR, at=LATER) == {"new": 0, "changed": 0, "gone": 0}


def test_what_a_newer_list_lacks_is_closed_and_opens_again_with_its_ground_but_a_decision_stays(
    home, compare, as_actor
):
    given.person(home, relation="son", name="扎西", name_pinyin="zhaxi", id_number=ZHAXI)
    compare(CAR, f"扎西,{ZHAXI},,,")
    other = f"扎西,{ZHAXI},,,"
    assert compare(other, at=LATER) == {"new": 0, "changed": 0, "gone": 1}
    flag = Flag.objects.exclude(facts__contains='"plate": null').get()
    assert (flag.gone_at, flag.closed_by) == (LATER, DepartmentList.objects.latest("pk"))
    assert compare(CAR, other, at=LATER) == {"new": 0, "changed": 1, "gone": 0}
    flag.refresh_from_db()
    assert (flag.gone_at, flag.closed_by) == (None, None)
    decide(as_actor)
    assert compare(CAR, at=LATER) == {"new": 0, "changed": 0, "gone": 0}


@pytest.mark.parametrize("lines", [["王五,11010519491231002X,,,"], [f"扎西,{ZHAXI},,,", "卓玛,6.3E+17,,,"]])
def test_a_list_that_lacks_most_of_whom_is_asked_about_or_cannot_all_be_read_closes_nothing(home, compare, lines):
    given.person(home, relation="son", name="扎西", name_pinyin="zhaxi", id_number=ZHAXI)
    compare(CAR, f"扎西,{ZHAXI},,,")
    assert compare(*lines, at=LATER) == {"new": 0, "changed": 0, "gone": 0}
    assert DepartmentList.objects.latest("pk").kept_open == 3 - len(lines)
    assert Flag.objects.filter(gone_at__isnull=True, closed_by__isnull=True).count() == 2


def test_numbers_in_free_columns_are_kept_masked(home, data, as_actor):
    head = "姓名,身份证号,车辆类型,使用性质"
    text = io.BytesIO(f"{head}\n才让东智,{CAIRANG},{ZHUOMA}名下,非营运 13897001234\n".encode())
    county = as_actor(cast.county_officer())
    made = take_list(sent=Sent("vehicles", AT.date(), cast.COUNTY, "名单.csv", text), by=county, at=AT)
    compare_list(number=made.pk, by=county, at=AT, report=lambda *_: None)
    (told,) = json.loads(Flag.objects.get().facts)
    assert (told["vehicle"], told["purpose"]) == ("632725********9020名下", "非营运 138****1234")


def test_a_list_of_another_kind_closes_nothing(home, compare):
    compare(CAR)
    compare("才让东智," + CAIRANG, kind="houses")
    assert sorted(Flag.objects.filter(gone_at__isnull=True).values_list("kind", flat=True)) == ["houses", "vehicles"]


def test_a_file_that_is_no_such_list_is_refused_and_deleted(home, send, as_actor):
    county = as_actor(cast.county_officer())
    text = io.BytesIO("号牌号码\n青G1\n".encode())
    made = take_list(sent=Sent("vehicles", AT.date(), cast.COUNTY, "名单.csv", text), by=county, at=AT)
    with pytest.raises(HeadingsError, match="名单.csv"):
        compare_list(number=made.pk, by=county, at=AT, report=lambda *_: None)
    made.refresh_from_db()
    assert "名单.csv" in made.refusal["en"]
    assert not (folder_of(made.uuid) / "sent").exists()
    assert AuditEvent.objects.latest("pk").action == "quality.list.refused"
    with pytest.raises(ListSettledError):
        compare_list(number=made.pk, by=county, at=AT, report=lambda *_: None)


def test_a_list_of_which_no_row_can_be_read_asks_about_nobody(home, compare):
    with pytest.raises(NobodyNamedError, match="None of the 1 rows"):
        compare("才让东智,6.32725E+17", kind="dibao")
    made = DepartmentList.objects.get()
    assert (made.compared_at, made.rows, made.refused, made.problems) == (None, 1, 1, {"NOBODY": 1})
    assert made.refusal["en"].startswith("None of the 1 rows of this list could be read")
    assert not Flag.objects.exists()


def test_a_list_is_compared_once_and_not_after_a_newer_one(home, send, as_actor):
    county = as_actor(cast.county_officer())
    older, newer = send(CAR), send(CAR, at=LATER)
    compare_list(number=newer.pk, by=county, at=LATER, report=lambda *_: None)
    with pytest.raises(ListSettledError):
        compare_list(number=newer.pk, by=county, at=LATER, report=lambda *_: None)
    with pytest.raises(ListOlderError):
        compare_list(number=older.pk, by=county, at=LATER, report=lambda *_: None)
    assert list(folder_of(older.uuid).glob("sent")) == []


@pytest.mark.parametrize(("error", "left"), [(Cancelled, []), (RuntimeError, []), (Stopped, ["sent"])])
def test_a_comparison_that_is_cancelled_or_fails_leaves_no_row_but_one_that_starts_again_does(
    home, send, as_actor, error, left
):
    def report(fraction, _words):
        if fraction > 0.5:
            raise error

    made = send(CAR)
    with pytest.raises(error):
        compare_list(number=made.pk, by=as_actor(cast.county_officer()), at=AT, report=report)
    made.refresh_from_db()
    assert [file.name for file in folder_of(made.uuid).iterdir() if file.name != "problems.parquet"] == left
    assert (made.refusal or {"en": ""})["en"].startswith("" if left else "The comparison ended before it was over")
    assert (made.refusal is None, made.compared_at, Flag.objects.count()) == (bool(left), None, 0)


def test_whoever_may_not_or_from_elsewhere_compares_nothing(home, send, as_actor):
    made = send(CAR)
    with pytest.raises(NotAllowedError):
        compare_list(number=made.pk, by=as_actor(cast.township_officer()), at=AT, report=lambda *_: None)
    with pytest.raises(NotFoundError):
        compare_list(number=made.pk, by=as_actor(cast.county_officer(cast.NEXT_COUNTY)), at=AT, report=lambda *_: None)
    assert not Flag.objects.exists()
