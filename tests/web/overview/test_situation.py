import pytest

from huiyin.kernel.text import Text
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.overview.queries.place import place_page
from huiyin_web.overview.queries.situation import situation_files, situation_page
from support import cast, given


def test_the_first_sentence_says_how_things_stand(frozen, as_actor):
    page = situation_page(actor=as_actor(cast.provincial_office()), code=None, year=2016)
    assert page.lead.en == (
        "At the end of 2016, the registered poor population of 青海省 was 80 persons: 8.0% of the rural population, "
        "40 persons fewer than a year before."
    )
    assert page.lead.zh == "2016 年末，青海省在册贫困人口 80 人，占农村人口的 8.0%，比上年减少 40 人。"


def test_the_year_of_a_series_break_is_compared_with_nothing(frozen, as_actor):
    page = situation_page(actor=as_actor(cast.provincial_office()), code=None, year=2014)
    poor = page.figures[0]
    assert (poor.value, poor.change) == (160, None)
    assert "与上年不可比" in page.lead.zh
    assert [row.cells[3] for row in page.upper.rows] == [None]


def test_incidence_carries_both_denominators(frozen, as_actor):
    incidence = situation_page(actor=as_actor(cast.provincial_office()), code=None, year=2016).figures[1]
    assert incidence.value == 0.08
    assert incidence.beside.en == "4.00% of the total population"
    assert "1,000 persons" in incidence.definition.en


def test_counties_stand_by_incidence_the_highest_first(frozen, as_actor):
    page = situation_page(actor=as_actor(cast.provincial_office()), code=None, year=2016)
    assert [(row.cells[0].value.zh, row.cells[1]) for row in page.below.rows] == [("囊谦县", 0.12), ("治多县", 0.04)]


def test_places_without_people_are_left_out_and_counted(frozen, as_actor):
    given.place("632798000000")
    page = situation_page(actor=as_actor(cast.provincial_office()), code=None, year=2016)
    assert page.below.note.en == "1 place with neither rural population nor poor is left out."
    given.place("632799000000")
    page = situation_page(actor=as_actor(cast.provincial_office()), code=None, year=2016)
    assert page.below.note.en == "2 places with neither rural population nor poor are left out."


def test_a_county_stands_beside_its_province(frozen, as_actor):
    incidence = situation_page(actor=as_actor(cast.county_officer()), code=None, year=2016).figures[1]
    assert (incidence.value, incidence.beside.zh) == (0.12, "占总人口 6.00%；全省 8.0%")


def test_a_county_officer_begins_at_the_own_county(frozen, as_actor):
    page = situation_page(actor=as_actor(cast.county_officer()), code=None, year=2016)
    assert (page.code, page.figures[0].value, page.upper) == (cast.COUNTY, 60, None)


@pytest.mark.parametrize("code", [cast.PROVINCE, cast.NEXT_COUNTY, "630000000001"])
def test_a_county_officer_does_not_find_what_is_elsewhere(frozen, as_actor, code):
    with pytest.raises(NotFoundError):
        situation_page(actor=as_actor(cast.county_officer()), code=code, year=2016)


def test_a_year_that_is_not_frozen_is_not_found_and_leads_to_those_that_are(frozen, client):
    client.force_login(cast.provincial_office())
    client.cookies["huiyin_language"] = "en"
    answer = client.get("/situation/", {"year": 2011, "place": cast.COUNTY})
    page, shown = answer.context["page"], answer.content.decode()
    assert (answer.status_code, page.year, page.years, page.figures) == (404, None, (2016, 2015, 2014, 2013), ())
    assert page.lead.en.startswith("The year 2011 is not frozen")
    assert page.lead.zh == "2011 年尚未冻结，没有该年度的数据。请选择已冻结的年度。"
    for year in page.years:
        assert f'href="?year={year}&amp;place={cast.COUNTY}">{year}</a>' in shown
    assert "First steps" not in shown
    assert "Year None" not in shown


def test_whoever_sees_no_figures_is_told_so(frozen, as_actor):
    with pytest.raises(NotAllowedError):
        situation_page(actor=as_actor(cast.administrator()), code=None, year=2016)


def test_before_anything_is_frozen_the_page_says_what_to_do(settings, tmp_path, db, as_actor):
    settings.HUIYIN_DATA = tmp_path
    given.places(cast.VILLAGE)
    page = situation_page(actor=as_actor(cast.provincial_office()), code=None, year=None)
    assert (page.figures, page.years) == ((), ())
    assert "冻结年度" in page.lead.zh


def test_more_counties_cost_no_more_queries(frozen, as_actor, django_assert_num_queries):
    actor = as_actor(cast.provincial_office())
    with django_assert_num_queries(7):
        situation_page(actor=actor, code=cast.PROVINCE, year=2016)
    given.places("632722100200", "632723100200", "632726100200")
    with django_assert_num_queries(7):
        situation_page(actor=actor, code=cast.PROVINCE, year=2016)


def test_its_tables_can_be_taken_as_files(frozen, as_actor):
    page = situation_page(actor=as_actor(cast.provincial_office()), code=None, year=2016)
    files = situation_files(page)
    assert list(files) == ["below", "prefectures", "years"]
    assert files["below"]().about.snapshot == page.snapshot


@pytest.mark.parametrize(
    ("builder", "words"),
    [
        (lambda: cast.commander(theatre=()), "该账号尚未分配地区，请联系账号管理单位。"),
        (cast.secretary, "尚无指挥长授权您代办；请联系您所服务的指挥长，由其在“授权代办”页授权。"),
        (lambda: cast.secretary(of=cast.commander(theatre=())), "该账号尚未分配地区，请联系账号管理单位。"),
    ],
    ids=["commander", "secretary", "secretary of a commander"],
)
def test_whoever_has_no_area_yet_is_told_so_and_a_secretary_whom_to_ask(frozen, client, builder, words):
    client.force_login(builder())
    answer = client.get("/situation/")
    assert answer.status_code == 200
    assert "overview/first_steps.html" not in [template.name for template in answer.templates]
    assert answer.context["page"].lead.zh == words
    assert client.get("/").context["page"].look.words == answer.context["page"].lead


def test_a_year_with_none_frozen_before_it_says_nothing_of_who_left(frozen, as_actor):
    actor = as_actor(cast.provincial_office())
    first = situation_page(actor=actor, code=None, year=2013)
    assert first.figures[3].value is None
    left = [row.cells[3] for row in first.history.rows]
    assert [cell and cell.value for cell in left] == [20, 20, 20, None]
    assert situation_page(actor=actor, code=None, year=2014).figures[3].value == 20


def test_a_year_before_the_register_was_made_calls_nobody_registered(frozen, as_actor):
    actor = as_actor(cast.county_officer())
    for year, said, column in (
        (2013, "the low-income population of ", Text("Low-income", "低收入人口")),
        (2014, "the registered poor population of ", Text("Registered poor", "在册贫困人口")),
    ):
        page = situation_page(actor=actor, code=cast.COUNTY, year=year)
        assert said in page.lead.en
        assert f"囊谦县{column.zh} " in page.lead.zh
        causes = place_page(actor=actor, code=cast.COUNTY, year=year).causes
        assert (page.figures[0].label, page.below.columns[2].label, causes.columns[2].label) == (column,) * 3


def test_what_holds_years_of_both_series_calls_its_poor_neither_registered_nor_low_income(frozen, as_actor):
    actor, poor = as_actor(cast.county_officer()), Text("Poor", "贫困人口")
    page = situation_page(actor=actor, code=cast.COUNTY, year=2013)
    assert [one.label for one in page.history.columns if one.key == "poor_persons"] == [poor]
    assert page.series.title == Text("Poor in 囊谦县", "囊谦县贫困人口")
    assert {row.cells[-1].en for row in page.history.rows} == {
        "Low-income population by the standard of its time",
        "Poor population registered by the 2014 identification",
    }
