import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from huiyin_web import imports
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.imports.page_queries.batch import batch_page
from huiyin_web.imports.steps import APPLY
from support import batches, cast, given

pytestmark = pytest.mark.django_db


def page_of(batch, user=None, rule="", at=batches.AT):
    actor = actor_of(user or cast.county_officer(), on=batches.AT.date())
    return batch_page(actor=actor, number=batch.pk, rule=rule, at=at)


def test_the_rows_of_the_file_are_the_sum_of_what_becomes_of_them():
    page = page_of(batches.mendable())
    signs = [(term.sign, term.count, term.label.en) for term in page.terms]
    assert signs == [("", 14, "rows in the file"), ("=", 7, "new"), ("+", 3, "changed"), ("+", 2, "unchanged"),
                     ("+", 2, "refused")]  # fmt: skip
    assert page.terms[0].count == sum(term.count for term in page.terms[1:])
    assert page.lead.zh == "14 行中有 2 行有误，尚未改动任何数据。"


def test_problems_stand_in_the_order_of_the_rows_with_what_is_wrong_and_how_to_mend_it():
    rows = page_of(batches.mendable()).problems.table.rows
    where, heading, value, wrong = rows[0].cells
    assert [row.cells[0].value.en for row in rows] == ["Row 3", "Row 3", "Row 5"]
    assert (where.under, heading, value) == ("贫困户", "银行卡号", "*******E+18")
    assert wrong.value.zh == "“银行卡号”被 Excel 改成了数字，末尾几位已丢失（*******E+18）"
    assert wrong.under.zh == "请从原件重新填写，并将该列设为文本格式。"


def test_problems_are_counted_by_rule_and_one_rule_can_be_looked_at():
    batch = batches.mendable()
    page = page_of(batch, rule="DIGITS_LOST")
    tabs = [(tab.label.en, tab.count, tab.current) for tab in page.problems.tabs]
    assert tabs == [("All", 3, False), ("A required cell is empty", 2, False), ("Digits lost in Excel", 1, True)]
    assert len(page.problems.table.rows) == 1
    assert page.problems.words.en == "Problems shown: 1 of 1."
    assert len(page_of(batch, rule="NO_SUCH_RULE").problems.table.rows) == 3


def test_a_sound_file_can_be_imported_whole_and_one_with_refused_rows_in_part_only():
    whole, part = page_of(batches.batch(state="checked")).decision, page_of(batches.mendable()).decision
    assert (whole.is_whole, whole.good) == (True, 12)
    assert (part.is_whole, part.good) == (False, 12)
    assert part.advice.en.startswith("As the file stands, nothing is imported: all or nothing.")
    none = page_of(batches.mendable(rows=2, new=0, changed=0, unchanged=0)).decision
    assert (none.good, none.advice.en[:27]) == (0, "No row can be imported. Men")


def test_absent_rows_repairs_and_columns_that_mean_nothing_are_named():
    page = page_of(
        batches.batch(state="checked", absent=1234, repairs={"blanks": 2, "full_width": 9}, ignored=["备注"])
    )
    assert page.absent.zh == "台账中同一范围内另有 1,234 行不在文件中，保持不变。"
    assert [(row.cells[0].en, row.cells[1]) for row in page.repairs.rows] == [
        ("full-width characters made half-width", 9), ("spaces removed", 2),
    ]  # fmt: skip
    assert page.ignored == ("备注",)


@pytest.mark.parametrize("kind", ["imports.check", APPLY])
def test_while_a_job_is_at_work_there_is_its_progress_and_nothing_to_decide(client, kind):
    batch = batches.batch(state="checked")
    running = batches.job(batch, kind=kind, progress=0.4, message={"en": "900 rows", "zh": "900 行"})
    client.force_login(cast.county_officer())
    answer = client.get(reverse("imports:batch", args=[batch.pk]))
    page = answer.context["page"]
    assert (page.progress.value, page.progress.message.en, page.progress.url) == (
        0.4,
        "900 rows",
        f"/jobs/{running.pk}/",
    )
    assert (page.decision, page.may_cancel, page.may_check) == (None, False, False)
    assert 'hx-trigger="every 1s"' in answer.content.decode()


def test_a_failed_check_says_why_and_can_be_repeated():
    batch = batches.batch()
    batches.job(batch, "failed", error_code="X", error={"en": "The disk is full.", "zh": "磁盘已满。"})
    page = page_of(batch)
    assert (page.failure.zh, page.may_check, page.may_cancel, page.terms) == ("磁盘已满。", True, True, ())


def test_a_file_refused_as_a_whole_says_why_and_leads_back_to_the_form():
    page = page_of(batches.batch(state="refused"))
    assert (page.failure.en, page.may_check, page.again_url) == (
        "It is empty.", False, "/imports/?kind=households&year=2017",
    )  # fmt: skip


def test_the_receipt_has_number_hash_counts_who_and_when():
    given.place(cast.COUNTY)
    page = page_of(batches.batch(state="applied", receipt="HY-2017-000009", sha256="ab" * 32))
    assert {label.en: getattr(value, "en", value) for label, value in page.receipt} == {
        "Receipt number": "HY-2017-000009",
        "Kind and year": "households, 2017",
        "Rows of the file": "12 = 7 new + 3 changed + 2 unchanged + 0 refused",
        "File": page.title,
        "Fingerprint of the file (SHA-256)": "ab" * 32,
        "Imported by": "才仁",
        "Imported at": "2017-01-05 09:30",
        "Area of who sent the file": "囊谦县",
    }
    assert (page.decision, page.may_cancel) == (None, False)


def test_the_receipt_of_good_rows_says_what_became_of_the_refused_ones():
    page = page_of(batches.batch(state="applied", receipt="HY-2017-000009", refused=2))
    told = {label.en: getattr(value, "en", value) for label, value in page.receipt}
    assert told["Refused rows"] == (
        "They were not imported. Whoever sent the file downloads them below, mends them and brings them in."
    )


def test_an_import_of_another_county_is_not_found():
    with pytest.raises(NotFoundError):
        page_of(batches.batch(place_code=cast.NEXT_COUNTY))


@pytest.mark.parametrize(("rule", "expected"), [("", 3), ("REQUIRED", 2)])
def test_all_problems_are_given_as_a_file_with_as_many_rows_as_were_counted(client, rule, expected):
    batch = batches.mendable()
    client.force_login(cast.county_officer())
    where = reverse("imports:batch", args=[batch.pk])
    answer = client.get(where, {"rows": "problems", "format": "csv", "rule": rule}, headers={"accept-language": "en"})
    rows = list(csv.reader(io.StringIO(batches.content_of(answer).read().decode("utf-8-sig"))))
    assert len(rows) == expected + 1
    assert answer["Huiyin-Rows-Written"] == str(expected)
    assert rows[0] == ["Sheet", "Row", "Column", "Value", "Rule", "What is wrong", "How to mend it"]


def test_the_problems_file_names_the_rule_it_was_narrowed_to(client):
    batch = batches.mendable()
    client.force_login(cast.county_officer())
    asked = {"rows": "problems", "format": "json", "rule": "REQUIRED"}
    answer = client.get(reverse("imports:batch", args=[batch.pk]), asked)
    assert json.load(batches.content_of(answer))["about"]["filter"] == "必填项为空"


def test_problems_that_are_no_longer_kept_are_said_to_be_gone():
    page = page_of(batches.batch(state="applied", problems={"REQUIRED": 2}, refused=2, rows=14))
    assert list(page.problems.table.rows) == []
    assert page.problems.table.empty.en == "The list is no longer kept."


def test_a_sentence_begins_with_a_capital_of_its_own_so_that_a_value_keeps_its_case():
    rows = page_of(batches.mendable()).problems.table.rows
    assert [row.cells[3].value.en.split(" ")[0] for row in rows] == ["Excel", "Head", "Head"]
    assert "text-transform" not in problem_styles()


def problem_styles():
    styles = (Path(imports.__file__).parent / "static/imports/imports.css").read_text("utf-8")
    return " ".join(rule for rule in styles.split("}") if ".c-problems" in rule)


AFTER = batches.AT + timedelta(hours=1)


def test_an_import_that_another_overtook_is_checked_again_before_it_can_be_decided(client):
    overtaken = batches.batch(state="checked")
    batches.batch(state="applied", applied_at=AFTER)
    last = batches.batch(state="applied", applied_at=AFTER + timedelta(hours=1))
    batches.batch(state="applied", applied_at=AFTER)
    page = page_of(overtaken)
    assert (page.decision, page.may_check, page.may_cancel) == (None, True, True)
    assert page.state.zh == "待重新校验"
    assert page.lead.zh == f"校验之后已有同类文件导入（导入 {last.pk}），请重新校验。"
    assert page.lead.en == f"Import {last.pk}, of the same kind, came in after the check. Check this one again."
    client.force_login(cast.county_officer())
    shown = client.get(reverse("imports:batch", args=[overtaken.pk])).content.decode()
    assert (
        reverse("imports:check", args=[overtaken.pk]) in shown,
        reverse("imports:apply", args=[overtaken.pk]) in shown,
    ) == (True, False)


def test_an_import_replaced_and_overtaken_says_what_its_page_offers(client):
    me = cast.county_officer()
    later = batches.batch(me, "applied", applied_at=AFTER)
    old = batches.batch(me, "checked", refused=2, replaced_by=later.pk)
    page = page_of(old, me)
    assert (page.decision, page.may_check, page.may_cancel, page.state.en) == (None, True, True, "replaced")
    assert page.lead.en == (
        f"Import {later.pk}, sent later, brought in every row that was refused here. "
        "Cancel this one, or check it again."
    )
    assert page.lead.zh == f"后传的导入 {later.pk} 已导入此处退回的全部行。可取消本次导入，或重新校验。"
    client.force_login(me)
    assert client.get(reverse("imports:centre")).context["page"].lead.en.startswith("Nothing waits for you.")


def test_an_import_replaced_only_may_still_be_cancelled_or_bring_its_good_rows():
    page = page_of(batches.batch(state="checked", refused=2, replaced_by=1))
    assert (page.decision.good, page.may_check, page.may_cancel) == (10, False, True)
    assert page.lead.en.endswith("Cancel this one, or import its good rows.")


def test_an_import_replaced_without_a_good_row_may_only_be_cancelled():
    page = page_of(batches.batch(state="checked", refused=12, replaced_by=1))
    assert page.lead.en.endswith("was refused here. Cancel this one.")
    assert page.lead.zh == "后传的导入 1 已导入此处退回的全部行。请取消本次导入。"


def test_a_check_after_the_other_came_in_lets_it_be_decided_again():
    overtaken = batches.batch(state="checked", checked_at=AFTER + timedelta(hours=1))
    batches.batch(state="applied", applied_at=AFTER)
    assert page_of(overtaken).decision.good == 12


@pytest.mark.parametrize(
    ("other", "is_overtaken"),
    [
        ({"place_code": cast.TOWNSHIP}, True), ({"place_code": cast.PROVINCE}, True), ({"place_code": ""}, True),
        ({"year": 2016}, True), ({"place_code": cast.NEXT_COUNTY}, False), ({"kind": "persons"}, False),
        ({"new": 0, "changed": 0}, False), ({"state": "checked"}, False), ({"applied_at": batches.AT}, False),
    ],
)  # fmt: skip
def test_only_what_changed_rows_of_the_kind_where_its_own_may_lie_overtakes_an_import(other, is_overtaken):
    mine = batches.batch(state="checked")
    batches.batch(**{"state": "applied", "applied_at": AFTER} | other)
    assert (page_of(mine).state.en == "to be checked again") is is_overtaken


@pytest.mark.parametrize(("year", "is_overtaken"), [(2017, True), (2016, False)])
def test_statistics_of_one_year_are_not_overtaken_by_those_of_another(year, is_overtaken):
    mine = batches.batch(state="checked", kind="statistics")
    batches.batch(state="applied", kind="statistics", applied_at=AFTER, year=year)
    assert (page_of(mine).state.en == "to be checked again") is is_overtaken


def test_an_import_of_a_kind_that_is_no_longer_taken_is_called_by_its_key(client):
    old = batches.batch(state="applied", kind="cattle")
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"
    shown = [client.get(url).content.decode() for url in ("/imports/?whose=area", f"/imports/{old.pk}/")]
    assert ["cattle, 2017" in one for one in shown] == [True, True]


def test_the_same_file_that_nobody_has_checked_is_said_to_be_unchecked():
    mine = batches.batch(state="checked", sha256="ab" * 32)
    theirs = batches.batch(state="uploaded", sha256="ab" * 32)
    ((words, _),) = page_of(mine).same
    assert words.en == (
        f"The very same file waits as import {theirs.pk}, sent by 才仁 at 2017-01-05 09:30: not checked yet. "
        "Import one of them and cancel the others."
    )
    assert words.zh == (
        f"同一文件还有导入 {theirs.pk} 待处理，由 才仁 于 2017-01-05 09:30 上传：尚未校验。请只导入其中之一，并取消其余。"
    )


def test_the_same_file_of_another_office_is_named_with_its_counts_and_its_address(client):
    given.place(cast.TOWNSHIP)
    mine = batches.batch(state="checked", sha256="ab" * 32)
    theirs = batches.batch(state="checked", sha256="ab" * 32, place_code=cast.TOWNSHIP)
    for fields in (
        {"state": "applied"},
        {"state": "cancelled"},
        {"year": 2016},
        {"kind": "persons"},
        {"place_code": cast.NEXT_COUNTY},
    ):
        batches.batch(**{"state": "checked", "sha256": "ab" * 32} | fields)
    ((words, url),) = page_of(mine).same
    assert url == f"/imports/{theirs.pk}/"
    assert words.en == (
        f"The very same file waits as import {theirs.pk}, sent by 才仁 at 2017-01-05 09:30: 12 rows, 7 new, 3 changed, "
        "0 refused. Import one of them and cancel the others."
    )
    assert words.zh.startswith(f"同一文件还有导入 {theirs.pk} 待处理，由 才仁 于 2017-01-05 09:30 上传：共 12 行，")
    client.force_login(cast.county_officer())
    assert f'<a href="/imports/{theirs.pk}/">' in client.get(f"/imports/{mine.pk}/").content.decode()
