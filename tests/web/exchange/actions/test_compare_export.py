import io
import re

import pytest
import xlsxwriter

from huiyin.kernel.errors import HuiyinError
from huiyin.records.errors import FileRefusedError
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.exchange.actions import _reading
from huiyin_web.exchange.actions.compare_export import compare_export
from huiyin_web.exchange.errors import ExchangeStateError, ExportTooLongError
from huiyin_web.exchange.folders import exchanges_folder, folder_of
from huiyin_web.exchange.models import Difference, Exchange, OneSided
from huiyin_web.jobs.errors import Cancelled
from huiyin_web.registry.actions._changing import Sent as Filled
from huiyin_web.registry.actions.change_household import change_household
from support import cast, given
from web.exchange.conftest import AT

pytestmark = pytest.mark.django_db


def found():
    rows = Difference.objects.order_by("sheet", "field")
    return [(row.sheet, row.field, row.ours, row.theirs, row.newer) for row in rows]


def alone():
    return sorted(OneSided.objects.values_list("side", "sheet", "number"))


def test_what_our_register_says_in_the_registrys_sheets_differs_in_nothing(home, export, compare):
    made = compare(export())
    assert (found(), alone(), made.households, made.persons, made.refused) == ([], [], 1, 1, 0)
    assert made.compared_at == AT
    actions = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["exchange.export.sent", "exchange.export.compared"]


def test_each_field_that_differs_is_kept_with_both_values_and_nothing_is_changed(home, export, compare):
    person = home.persons.get()
    compare(
        export(
            {home.office_number: {"farmland": 6.5, "main_cause": "land"}, person.office_number: {"education": "junior"}}
        )
    )
    assert found() == [
        ("households", "farmland", "5", "6.5", "unknown"), ("households", "main_cause", "illness", "land", "unknown"),
        ("persons", "education", "primary", "junior", "unknown"),
    ]  # fmt: skip
    home.refresh_from_db()
    assert (home.farmland, home.version) == (5.0, 1)


def test_our_value_is_newer_where_history_says_it_changed_after_the_export(home, export, compare, as_actor):
    content = export()
    change_household(
        household=home.pk, sent=Filled("land", 1, {"farmland": "7"}), by=as_actor(cast.county_officer()), at=AT
    )
    compare(content)
    assert found() == [("households", "farmland", "7", "5", "ours")]
    assert Difference.objects.get().changed_on == AT.date()


def test_the_same_numbers_mean_other_causes_by_another_code_map(home, export, compare):
    compare(export(codemap="yunnan-2015"), codemap="yunnan-2015")
    assert found() == []
    compare(export(codemap="yunnan-2015"), codemap="national-2014")
    assert [row[1:4] for row in found()] == [("main_cause", "illness", "water")]


def test_rows_of_one_side_alone_are_listed_and_a_household_is_known_by_its_members(home, export, compare):
    other = given.household(head_name="卓玛")
    person = home.persons.get()
    compare(export(
        {home.office_number: {"office_number": "6327999"}, person.office_number: {"household_number": "6327999"}},
        without=(other.office_number,), more=[{"office_number": "6327888", "village_code": cast.VILLAGE}],
    ))  # fmt: skip
    assert found() == [("households", "office_number", home.office_number, "6327999", "unknown")]
    assert alone() == [("ours", "households", other.office_number), ("theirs", "households", "6327888")]


def test_a_household_next_door_is_out_of_a_countys_reach_and_is_not_compared(home, export, compare):
    theirs = given.household(cast.NEXT_VILLAGE, head_name="才仁", farmland=1.0)
    compare(export({theirs.office_number: {"farmland": 2.0}}))
    assert (found(), alone()) == ([], [("theirs", "households", theirs.office_number)])


def a_book(*rows, tab="贫困户"):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet(tab)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return out.getvalue()


def test_unknown_codes_duplicates_and_formulas_are_refused_row_by_row_and_the_others_compared(home, compare):
    rows = [
        ("户编号", "主要致贫原因"),
        (home.office_number, "01"),
        ("7001", "88"),
        ("7002", "=1+1"),
        ("7003", "01"),
        ("7003", "02"),
    ]
    made = compare(a_book(*rows), persons=False)
    assert (made.households, made.refused, found()) == (1, 4, [])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.4",
        b"\xff\xfe\x00\x01" * 40,
        a_book(("户编号", "主要致贫原因")),
        a_book(("姓名", "性别"), ("扎西", "男"), tab="表1"),
    ],
    ids=["empty", "pdf", "bytes", "headings alone", "wrong sheet"],
)
def test_a_file_that_is_no_household_sheet_is_refused_in_words_and_nothing_of_it_is_kept(
    home, take, as_actor, content, django_capture_on_commit_callbacks
):
    made = take(content, persons=False)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(FileRefusedError):
        compare_export(exchange=made.pk, by=as_actor(cast.county_officer()), at=AT)
    made.refresh_from_db()
    assert (made.compared_at, "全国系统.xlsx" in made.refusal["zh"]) == (None, True)
    assert list(exchanges_folder().iterdir()) == []


def test_a_text_file_in_an_older_chinese_encoding_is_read(home, compare):
    made = compare(f"户编号,家庭人口数\n{home.office_number},3\n".encode("gb18030"), persons=False)
    assert (made.households, [row[1:4] for row in found()]) == (1, [("member_count", "1", "3")])


def test_whichever_sheet_is_wrong_is_named(home, export, take, as_actor):
    made = take(a_book(("户编号", "行政村代码"), ("7001", cast.VILLAGE)))
    with pytest.raises(FileRefusedError, match=re.escape("人员.xlsx")):
        compare_export(exchange=made.pk, by=as_actor(cast.county_officer()), at=AT)


def test_an_export_with_more_rows_than_are_compared_is_refused(home, take, as_actor, monkeypatch):
    monkeypatch.setattr(_reading, "MOST_ROWS", 1)
    made = take(a_book(("户编号", "家庭人口数"), ("7001", "1"), ("7002", "2")), persons=False)
    with pytest.raises(ExportTooLongError, match="more than 1 rows"):
        compare_export(exchange=made.pk, by=as_actor(cast.county_officer()), at=AT)
    made.refresh_from_db()
    assert made.refusal is not None


def test_one_that_is_compared_is_not_compared_again_and_keeps_what_differs(home, export, compare, as_actor):
    made = compare(export({home.office_number: {"farmland": 6.5}}))
    with pytest.raises(ExchangeStateError, match="is compared"):
        compare_export(exchange=made.pk, by=as_actor(cast.county_officer()), at=AT)
    assert len(found()) == 1


def test_what_a_killed_worker_left_is_not_there_twice(home, export, take, as_actor):
    made = take(export({home.office_number: {"farmland": 6.5}}))
    left = {"exchange": made, "sheet": "households", "household_id": home.pk, "village_code": cast.VILLAGE, "row": 2}
    Difference.objects.create(**left, number=home.office_number, field="farmland", newer="unknown")
    OneSided.objects.create(exchange=made, side="ours", sheet="households", number="6327999")
    compare_export(exchange=made.pk, by=as_actor(cast.county_officer()), at=AT)
    assert (found(), alone()) == ([("households", "farmland", "5", "6.5", "unknown")], [])


def test_a_cancelled_comparison_leaves_nothing_but_its_files_and_can_be_taken_up_again(home, export, take, as_actor):
    made, county = take(export({home.office_number: {"farmland": 6.5}})), as_actor(cast.county_officer())
    seen = []

    def cancel(fraction, message):
        seen.append((fraction, message.en))
        if message.en.startswith("comparing"):
            raise Cancelled

    with pytest.raises(Cancelled):
        compare_export(exchange=made.pk, by=county, at=AT, report=cancel)
    made.refresh_from_db()
    assert (found(), made.compared_at, made.refusal) == ([], None, None)
    assert seen[-1] == (0.75, "comparing: 1 of 2 rows")
    assert not list(folder_of(made.uuid).glob("*/rows.arrow"))
    compare_export(exchange=made.pk, by=county, at=AT)
    assert len(found()) == 1


@pytest.mark.parametrize("when", ["reading the export", "comparing: 1", "comparing: 2"])
def test_a_comparison_that_was_taken_back_and_lives_on_spoils_nothing_of_the_next(home, export, take, as_actor, when):
    made, county = take(export({home.office_number: {"farmland": 6.5}})), as_actor(cast.county_officer())
    later = []

    def overtaken(_fraction, message):
        if message.en.startswith(when) and not later:
            later.append(compare_export(exchange=made.pk, by=county, at=AT))

    with pytest.raises(ExchangeStateError):
        compare_export(exchange=made.pk, by=county, at=AT, report=overtaken)
    made.refresh_from_db()
    assert (found(), made.compared_at) == ([("households", "farmland", "5", "6.5", "unknown")], AT)


def test_rows_are_compared_some_at_a_time_with_the_same_result(home, export, take, as_actor, monkeypatch):
    monkeypatch.setattr(_reading, "SOME", 1)
    other = given.household(head_name="卓玛", farmland=1.0)
    made = take(export({one.office_number: {"farmland": 6.5} for one in (home, other)}))
    told = []
    compare_export(
        exchange=made.pk, by=as_actor(cast.county_officer()), at=AT, report=lambda _, said: told.append(said.en)
    )
    assert [row[1:4] for row in found()] == [("farmland", "5", "6.5"), ("farmland", "1", "6.5")]
    assert told[-3:] == ["comparing: 1 of 3 rows", "comparing: 2 of 3 rows", "comparing: 3 of 3 rows"]


def test_offices_below_the_county_and_next_door_do_not_compare(home, export, take, as_actor):
    made = take(export())
    with pytest.raises(NotAllowedError):
        compare_export(exchange=made.pk, by=as_actor(cast.township_officer()), at=AT)
    with pytest.raises(NotFoundError):
        compare_export(exchange=made.pk, by=as_actor(cast.county_officer(cast.NEXT_COUNTY)), at=AT)
    assert Exchange.objects.get().compared_at is None


def test_a_refusal_says_what_to_do(home, compare):
    with pytest.raises(HuiyinError, match="Copy|Fill|save|holds no data"):
        compare(b"", persons=False)
