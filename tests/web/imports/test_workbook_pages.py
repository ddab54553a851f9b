import pytest
import python_calamine
from django.urls import reverse

from huiyin_web.imports.folders import UPLOADED, folder_of
from support import batches, cast, sheets

pytestmark = pytest.mark.django_db


def tabs_of(answer):
    return python_calamine.CalamineWorkbook.from_filelike(batches.content_of(answer))


@pytest.fixture
def mine(tmp_path):
    me = cast.county_officer()
    batch = batches.mendable(me, rows=4, new=2, changed=0, unchanged=0)
    rows = [sheets.household(户编号=f"63{n:014d}", 户主姓名="" if n in (1, 3) else "扎西") for n in range(4)]
    sheets.write_csv(folder_of(batch.uuid) / UPLOADED, rows)
    return me, batch


@pytest.mark.parametrize(("language", "name"), [("zh", "贫困户"), ("en", "households")])
def test_a_template_comes_in_the_language_that_was_asked_for(client, language, name):
    client.force_login(cast.township_officer())
    answer = client.get(reverse("imports:template", kwargs={"kind": "households", "language": language}))
    assert tabs_of(answer).sheet_names[0] == name


def test_a_kind_that_nobody_takes_has_no_template(client):
    client.force_login(cast.township_officer())
    answer = client.get(reverse("imports:template", kwargs={"kind": "cattle", "language": "zh"}))
    assert answer.status_code == 400
    assert "cattle" in answer.content.decode()


def test_whoever_sent_a_file_gets_it_back_with_what_is_wrong(client, mine):
    me, batch = mine
    client.force_login(me)
    answer = client.get(reverse("imports:corrected", args=[batch.pk]))
    rows = tabs_of(answer).get_sheet_by_index(0).to_python()
    assert len(rows) == 5
    assert rows[0][-1] == "错误说明"
    assert [bool(row[-1]) for row in rows[1:]] == [False, True, False, True]


def test_once_the_good_rows_are_in_the_workbook_holds_the_refused_ones_only(client, mine):
    me, batch = mine
    batch.state, batch.receipt = "applied", "HY-2017-000001"
    batch.save()
    client.force_login(me)
    rows = tabs_of(client.get(reverse("imports:corrected", args=[batch.pk]))).get_sheet_by_index(0).to_python()
    assert len(rows) == 3


def test_nobody_else_gets_the_personal_values_of_a_file(client, mine):
    _me, batch = mine
    other = cast.county_officer()
    client.force_login(other)
    assert client.get(reverse("imports:corrected", args=[batch.pk])).status_code == 404
    page = client.get(reverse("imports:batch", args=[batch.pk]))
    assert page.context["page"].workbook is None


def test_a_file_without_a_problem_has_nothing_to_mend(client):
    me = cast.county_officer()
    batch = batches.batch(me, "checked")
    client.force_login(me)
    assert client.get(reverse("imports:corrected", args=[batch.pk])).status_code == 404
