"""A file's way through the pages: upload, check, decision, receipt; and every way to be turned back."""

import pytest
from django.test import Client
from django.urls import reverse

from huiyin_web.imports.models import ImportBatch
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.worker import drain
from huiyin_web.registry.models import Household
from support import batches, cast, given, sheets

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def officer(client):
    given.places()
    me = cast.county_officer()
    client.force_login(me)
    return me


def rows(*villages, **cells):
    return [
        sheets.household(户编号=f"6300000000{n:06d}", 行政村代码=village, **cells) for n, village in enumerate(villages)
    ]


def upload(client, content, **fields):
    return client.post(reverse("imports:centre"), batches.sent(content=content, **fields))


def uploaded(client, content, **fields):
    answer = upload(client, content, **fields)
    drain()
    batch = ImportBatch.objects.get()
    assert answer.url == reverse("imports:batch", args=[batch.pk])
    return batch


def post(client, step, batch, **data):
    return client.post(reverse(f"imports:{step}", args=[batch.pk]), data)


def bring_in(client, batch, **choice):
    """Hand a file in, and bring it in as somebody else of the county."""
    post(client, "hand_in", batch, **choice)
    client.force_login(cast.county_officer())
    post(client, "apply", batch)
    drain()


def page_of(client, batch):
    return client.get(reverse("imports:batch", args=[batch.pk])).context["page"]


@pytest.mark.usefixtures("officer")
def test_a_sound_file_is_checked_decided_on_and_receipted(client):
    batch = uploaded(client, batches.csv_of(rows(cast.VILLAGE, cast.VILLAGE)))
    page = page_of(client, batch)
    assert (page.state.en, page.decision.is_whole, page.decision.good) == ("ready", True, 2)
    assert Household.objects.count() == 0
    bring_in(client, batch)
    page = page_of(client, batch)
    assert (page.state.en, page.lead.en) == ("applied", f"Rows imported: 2. Receipt HY-2017-{batch.pk:06d}.")
    assert Household.objects.count() == 2
    assert [job.result["url"] for job in Job.objects.all()] == [reverse("imports:batch", args=[batch.pk])] * 2


@pytest.mark.usefixtures("officer")
def test_rows_outside_the_officers_area_are_refused_and_the_good_ones_need_an_explicit_choice(client):
    batch = uploaded(client, batches.csv_of(rows(cast.VILLAGE, cast.NEXT_VILLAGE)))
    page = page_of(client, batch)
    assert [tab.label.en for tab in page.problems.tabs] == ["All", "Outside your area"]
    refused = post(client, "hand_in", batch)
    assert (refused.status_code, Job.objects.count()) == (400, 1)
    bring_in(client, batch, good_rows_only="on")
    assert list(Household.objects.values_list("village_code", flat=True)) == [cast.VILLAGE]


@pytest.mark.usefixtures("officer")
def test_a_file_of_which_no_row_is_good_cannot_be_imported_even_in_part(client):
    batch = uploaded(client, batches.csv_of(rows(cast.NEXT_VILLAGE)))
    assert post(client, "apply", batch, good_rows_only="on").status_code == 400
    assert Job.objects.count() == 1


@pytest.mark.usefixtures("officer")
def test_the_same_file_again_says_when_and_under_which_receipt_it_went_in(client):
    content = batches.csv_of(rows(cast.VILLAGE))
    batch = uploaded(client, content)
    bring_in(client, batch)
    batch.refresh_from_db()
    again = upload(client, content)
    (error,) = again.context["form"].errors["file"]
    assert batch.receipt in error
    assert "此后其中的行可能已由其他文件变更：如需导入现行数据，请重新导出新版本文件后上传。" in error
    assert f'<a href="/imports/{batch.pk}/">打开凭证 {batch.receipt}</a>' in again.content.decode()
    assert ImportBatch.objects.count() == 1


@pytest.mark.usefixtures("officer")
def test_a_receipt_of_another_area_is_named_without_a_link(client):
    content = batches.csv_of(rows(cast.VILLAGE))
    batch = uploaded(client, content)
    bring_in(client, batch)
    client.force_login(cast.county_officer(cast.NEXT_COUNTY))
    again = upload(client, content)
    assert f"HY-2017-{batch.pk:06d}" in again.context["form"].errors["file"][0]
    assert f"/imports/{batch.pk}/" not in again.content.decode()


@pytest.mark.usefixtures("officer")
def test_a_frozen_year_is_said_to_be_closed(client, monkeypatch):
    monkeypatch.setattr("huiyin_web.imports.kinds._FROZEN", [lambda: 2018])
    answer = upload(client, batches.csv_of(rows(cast.VILLAGE)))
    (error,) = answer.context["form"].errors["year"]
    assert error.startswith("2017 年已关闭（2018 年度快照已冻结）。")


@pytest.mark.usefixtures("officer")
def test_a_year_to_come_is_said_at_its_field():
    client = Client()
    client.force_login(cast.county_officer())
    answer = upload(client, batches.csv_of(rows(cast.VILLAGE)), year=2100)
    (error,) = answer.context["form"].errors["year"]
    assert error.startswith("2100 年尚未开始：“贫困户”只接受 ")
    assert not ImportBatch.objects.exists()


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "This very file waits here already; it was not taken in a second time."),
        ("zh", "该文件已在此等待处理，未重复上传。"),
    ],
)
def test_the_same_file_sent_again_leads_to_the_import_that_waits(client, language, words):
    content = batches.csv_of(rows(cast.VILLAGE))
    first = uploaded(client, content)
    client.cookies["huiyin_language"] = language
    again = upload(client, content)
    assert again.url == reverse("imports:batch", args=[first.pk])
    assert words in client.get(again.url).content.decode()
    assert (ImportBatch.objects.count(), Job.objects.count()) == (1, 1)


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(
    ("fields", "field", "error"),
    [
        ({"kind": ""}, "kind", "请选择文件类别。"),
        ({"kind": "cattle"}, "kind", None),
        ({"year": ""}, "year", "请填写四位年份，例如 2016。"),
        ({"codemap": "abc"}, "codemap", None),
        ({"file": ""}, "file", "请选择文件。"),
        ({"content": ""}, "file", "文件内容为空。请在标题行下至少填写一行。"),
    ],
)
def test_what_is_wrong_with_the_form_is_said_at_its_field(client, fields, field, error):
    answer = upload(client, **{"content": "x", **fields})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert error is None or answer.context["form"].errors[field] == [error]
    assert answer.content.decode().count("错误: ") == 1
    assert ImportBatch.objects.count() == 0


@pytest.mark.usefixtures("officer")
def test_a_file_that_is_too_big_is_turned_back(client, monkeypatch):
    monkeypatch.setattr("huiyin_web.imports.forms.MOST_BYTES", 3)
    assert upload(client, "four").context["form"].errors["file"] == ["文件超过 1 GB。请按县拆分后分别上传。"]


@pytest.mark.usefixtures("officer")
def test_a_file_that_cannot_be_read_as_its_kind_is_refused_with_the_reason(client):
    batch = uploaded(client, "姓名,年龄\n扎西,40\n")
    page = page_of(client, batch)
    assert page.state.en == "refused"
    assert "“户编号”" in page.failure.zh
    assert (page.decision, page.terms) == (None, ())
    assert Job.objects.get().state == "done"


@pytest.mark.usefixtures("officer")
def test_an_import_can_be_cancelled_and_is_then_over(client):
    batch = uploaded(client, batches.csv_of(rows(cast.VILLAGE)))
    post(client, "cancel", batch)
    page = page_of(client, batch)
    assert (page.state.en, page.decision, page.may_cancel) == ("cancelled", None, False)
    assert post(client, "check", batch).status_code == 409


@pytest.mark.usefixtures("officer")
def test_a_file_being_worked_on_is_not_taken_up_twice(client):
    upload(client, batches.csv_of(rows(cast.VILLAGE)))
    batch = ImportBatch.objects.get()
    assert post(client, "check", batch).status_code == 409
    drain()
    assert post(client, "check", batch).status_code == 302
    assert post(client, "hand_in", batch).status_code == 409
    assert Job.objects.count() == 2


@pytest.mark.usefixtures("officer")
def test_an_office_above_may_decide_what_a_township_sent(client):
    client.force_login(cast.township_officer())
    batch = uploaded(client, batches.csv_of(rows(cast.VILLAGE)))
    post(client, "hand_in", batch)
    client.force_login(cast.prefecture_officer())
    post(client, "apply", batch)
    drain()
    assert page_of(client, batch).state.en == "applied"


@pytest.mark.usefixtures("officer")
def test_absent_rows_are_those_of_the_counties_of_the_file_within_the_officers_reach(client):
    here = given.household()
    given.household(cast.NEXT_VILLAGE)
    given.household("632725101200")
    client.force_login(cast.township_officer())
    batch = uploaded(client, batches.csv_of(rows(cast.VILLAGE)))
    assert batch.absent == 1
    table = client.get(reverse("imports:absent", args=[batch.pk])).context["page"].table
    assert [row.cells[0] for row in table.rows] == [here.office_number]


def test_a_post_without_its_token_is_refused(officer):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer)
    for step in ("check", "apply", "cancel"):
        assert strict.post(reverse(f"imports:{step}", args=[1])).status_code == 403
    assert strict.post(reverse("imports:centre"), batches.sent(content="x")).status_code == 403


@pytest.mark.usefixtures("officer")
def test_a_kind_that_only_the_province_imports_is_refused_on_the_form_with_what_was_typed(client):
    answer = upload(client, b"x", kind="places", year=2015)
    form = answer.context["form"]
    assert answer.status_code == 200
    assert "只能由管辖全省的单位导入" in form.errors["kind"][0]
    assert 'name="year" value="2015"' in answer.content.decode()
    assert not ImportBatch.objects.exists()


@pytest.mark.usefixtures("officer")
def test_rows_pasted_from_excel_are_taken_for_a_file(client):
    (row,) = rows(cast.VILLAGE)
    pasted = "\r\n".join(["\t".join(row), "\t".join(row.values())]) + "\r\n"
    batch = uploaded(client, "", file="", pasted=pasted)
    page = page_of(client, batch)
    assert (batch.file_name, page.state.en, page.decision.good) == ("粘贴的数据", "ready", 1)


@pytest.mark.usefixtures("officer")
def test_neither_a_file_nor_rows_is_nothing_to_check(client):
    answer = upload(client, "", file="", pasted=" \r\n")
    assert answer.context["form"].errors["file"] == ["请选择文件。"]
