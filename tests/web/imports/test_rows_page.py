"""The page on which registered rows are asked for, and the villages that its workbooks and the templates name."""

import pytest
import python_calamine
from django.urls import reverse

from support import batches, cast, given

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places(data_folder):
    given.places()


def villages_in(answer):
    book = python_calamine.CalamineWorkbook.from_filelike(batches.content_of(answer))
    lists = book.get_sheet_by_name("代码表").to_python()
    at = lists[0].index("行政村代码")
    return [row[at] for row in lists[1:] if row[at]]


def test_a_template_names_the_villages_of_ones_own_area(client):
    client.force_login(cast.township_officer())
    answer = client.get(reverse("imports:template", kwargs={"kind": "households", "language": "zh"}))
    named = villages_in(answer)
    assert [one.split(" ")[0][:9] for one in named] == [cast.TOWNSHIP[:9]] * len(named)
    assert any(one.startswith(f"{cast.VILLAGE} ") for one in named)
    assert len({len(one.split(" ")) for one in named}) == 1


def test_ones_own_place_and_those_below_it_can_be_chosen(client):
    client.force_login(cast.county_officer())
    form = client.get(reverse("imports:rows"), {"kind": "persons"}).context["form"]
    assert [code for code, _ in form.fields["place"].choices] == [cast.COUNTY, cast.TOWNSHIP]
    assert [key for key, _ in form.fields["kind"].choices] == ["facilities", "households", "persons", "help"]
    assert form["kind"].value() == "persons"


def test_the_rows_come_as_a_workbook(client):
    given.household(cast.VILLAGE)
    client.force_login(cast.county_officer())
    asked = {"kind": "households", "place": cast.TOWNSHIP, "reason": "更新联系电话"}
    answer = client.post(reverse("imports:rows"), asked)
    book = python_calamine.CalamineWorkbook.from_filelike(batches.content_of(answer))
    assert (len(book.get_sheet_by_index(0).to_python()), book.sheet_names[1:]) == (2, ["填写说明", "代码表"])


def test_without_a_reason_the_form_says_so(client):
    client.force_login(cast.county_officer())
    answer = client.post(reverse("imports:rows"), {"kind": "households", "place": cast.TOWNSHIP, "reason": "看"})
    assert list(answer.context["form"].errors) == ["reason"]
