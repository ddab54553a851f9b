import pytest

from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.assessment.actions.assess_year import assess_year
from huiyin_web.assessment.models import Round
from huiyin_web.places.models import Place
from support import cast
from support.snapshots import AT

XINING, YUSHU = "630100000000", "632700000000"


@pytest.fixture
def round_id(year_2016):
    return assess_year(year=2016, scheme_key="cn-prefecture-2016", by=platform("test"), at=AT).pk


@pytest.fixture
def as_office(client, db):
    client.force_login(cast.provincial_office())
    client.cookies["huiyin_language"] = "en"
    return client


def test_the_demo_that_computed_a_round_is_called_as_everywhere(as_office, year_2016):
    made = assess_year(year=2016, scheme_key="cn-prefecture-2016", by=platform("demo"), at=AT)
    as_office.cookies["huiyin_language"] = "zh-hans"
    (row,) = as_office.get("/assessment/").context["page"].rounds.rows
    assert row.cells[4].zh == "示范数据"
    facts = dict(as_office.get(f"/assessment/{made.pk}/").context["page"].rests_on)
    assert facts[Text("Computed", "计算")].zh.endswith(" · 示范数据")


def test_the_office_sees_all_results_best_band_first(as_office, round_id):
    page = as_office.get(f"/assessment/{round_id}/").context["page"]
    assert [row.cells[0].value.en for row in page.results.rows] == ["Xining", "Yushu"]
    assert [str(row.cells[1]) for row in page.results.rows] == ["92.43", "85.98"]


def test_a_prefecture_sees_its_own_result_and_no_other(client, round_id):
    client.force_login(cast.prefecture_officer(YUSHU))
    page = client.get(f"/assessment/{round_id}/").context["page"]
    assert [row.cells[0].value.en for row in page.results.rows] == ["Yushu"]
    assert client.get(f"/assessment/{round_id}/{YUSHU}/").status_code == 200
    assert client.get(f"/assessment/{round_id}/{XINING}/").status_code == 404


def test_a_county_sees_the_result_of_its_prefecture(client, round_id):
    client.force_login(cast.county_officer("632725000000"))
    assert client.get(f"/assessment/{round_id}/{YUSHU}/").status_code == 200
    assert client.get(f"/assessment/{round_id}/{XINING}/").status_code == 404


def test_a_county_that_moved_sees_the_results_of_both_its_prefectures(client, round_id):
    moved = "630125000000"
    Place.objects.create(code=moved, level="county", name="囊谦区", valid_from="2017-01-01")
    Place.objects.create(code="632725000000", level="county", name="囊谦县", valid_to="2016-12-31", successor=moved)
    client.force_login(cast.county_officer("632725000000"))
    assert [client.get(f"/assessment/{round_id}/{code}/").status_code for code in (YUSHU, XINING)] == [200, 200]


@pytest.mark.parametrize("role", ["township_officer", "village_worker", "helper", "administrator", "eastern_partner"])
def test_who_may_not_see_assessments_is_told(client, round_id, role):
    client.force_login(getattr(cast, role)())
    assert client.get("/assessment/").status_code == 403
    assert client.get(f"/assessment/{round_id}/{YUSHU}/poor_reduction/").status_code == 403


def test_a_score_opens_down_to_the_households(as_office, round_id):
    scorecard = as_office.get(f"/assessment/{round_id}/{YUSHU}/").content.decode()
    assert f'href="/assessment/{round_id}/{YUSHU}/poor_reduction/"' in scorecard
    working = as_office.get(f"/assessment/{round_id}/{YUSHU}/poor_reduction/").content.decode()
    assert f'href="/places/{YUSHU}/behind/exited_persons/?year=2016"' in working
    assert f'href="/places/{YUSHU}/statistics/?year=2016"' in working
    assert ">9,000<" in working
    assert "9,000.00" not in working
    assert "register snapshot 2016 v1" in working


@pytest.mark.parametrize("role", [cast.department, cast.analyst])
def test_evidence_leads_as_far_as_its_reader_may_go(client, round_id, role):
    client.force_login(role())
    working = client.get(f"/assessment/{round_id}/{YUSHU}/poor_reduction/").content.decode()
    assert f'href="/places/{YUSHU}/?year=2016"' in working
    assert "/behind/" not in working


def test_whoever_sees_a_superiors_result_is_led_to_nothing_out_of_reach(client, round_id):
    client.force_login(cast.county_officer("632725000000"))
    working = client.get(f"/assessment/{round_id}/{YUSHU}/poor_reduction/").content.decode()
    assert f"/places/{YUSHU}/" not in working


def test_a_run_computed_before_numbers_said_their_key_still_opens(as_office, round_id):
    found = Round.objects.get(pk=round_id)
    for result in found.result["results"]:
        for number in (one for block in result["blocks"] for score in block["scores"] for one in score["figures"]):
            del number["key"], number["years_ago"]
    found.save()
    working = as_office.get(f"/assessment/{round_id}/{YUSHU}/poor_reduction/").content.decode()
    assert f'href="/places/{YUSHU}/?year=2016"' in working


def test_what_is_not_there_is_not_found(as_office, round_id):
    assert as_office.get("/assessment/999/").status_code == 404
    assert as_office.get(f"/assessment/{round_id}/{YUSHU}/height/").status_code == 404


def test_the_table_is_written_as_a_file_with_the_same_rows(as_office, round_id):
    answer = as_office.get(f"/assessment/{round_id}/?format=csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["Place", "Xining", "Yushu"]
    assert answer["Huiyin-Rows-Written"] == "2"
    assert ["so the band can be no better than 'fairly good'." in line for line in lines] == [False, False, True]


def test_the_office_runs_a_scheme_from_the_page(as_office, year_2016):
    answer = as_office.post("/assessment/assess/", {"scheme": "cn-prefecture-2016", "year": 2016})
    assert answer.status_code == 302
    assert as_office.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"scheme": "cn-prefecture-2016", "year": "soon"}, "Year: Enter a whole number."),
        ({"year": 2016}, "Scheme: This field is required."),
        ({"scheme": "cn-prefecture-2016", "year": 1492}, "Year: Ensure this value is greater than or equal to"),
    ],
)
def test_what_is_wrong_with_what_was_asked_is_said_on_the_page(as_office, form, words):
    answer = as_office.post("/assessment/assess/", form)
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_whoever_may_not_assess_is_told_so_whatever_they_ask(client, db):
    client.force_login(cast.prefecture_officer())
    assert client.post("/assessment/assess/", {"year": "soon"}).status_code == 403
