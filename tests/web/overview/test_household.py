from datetime import UTC, datetime, timedelta

import pytest

from huiyin.kernel.text import Text
from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.access.roles import CHARTERS, Role
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.tables import Cell
from huiyin_web.imports.models import ImportBatch
from huiyin_web.overview.actions.unmask_value import unmask_value
from huiyin_web.overview.queries.household import household_page
from huiyin_web.overview.queries.household_years import years_table
from huiyin_web.registry.models import Household
from support import cast, given

AT = datetime(2016, 12, 31, 9, 0, tzinfo=UTC)


def _page(actor, household, clear=()):
    return household_page(actor=actor, household=household.pk, clear=clear, at=AT)


def test_personal_values_are_masked(frozen, as_actor):
    given.person(frozen, id_number="632725199001019012")
    page = _page(as_actor(cast.village_worker()), frozen)
    assert {one.key.split(".")[-1]: one.value for one in page.hidden if one.key.startswith("household")} == {
        "head_name": frozen.head_name[0] + "*" * (len(frozen.head_name) - 1),
        "phone": "139****5678",
    }
    assert page.members.rows[0].cells[1] == "632725********9012"
    assert not page.members.wide  # on a phone every member is a card, not a line to be pushed sideways


def test_a_value_that_was_asked_for_is_shown_and_no_other(frozen, as_actor):
    page = _page(as_actor(cast.village_worker()), frozen, clear={"household.phone"})
    assert [one.value for one in page.hidden if one.clear] == ["13912345678"]


def test_what_a_member_is_ill_with_stands_in_no_list_and_is_hidden_until_asked_for(frozen, as_actor):
    one = given.person(frozen, health="chronic", disease_name="糖尿病", illness_grade="二级", phone="13912340000")
    page = _page(as_actor(cast.village_worker()), frozen)
    assert "糖尿病" not in str(page.members) + str(page.groups)
    assert {item.key.split(".")[-1]: item.value for item in page.hidden if item.of_member} == {
        "name": one.name[0] + "*" * (len(one.name) - 1), "disease_name": "***", "illness_grade": "***",
        "phone": "139****0000",
    }  # fmt: skip
    page = _page(as_actor(cast.village_worker()), frozen, clear={f"person.{one.pk}.disease_name"})
    assert [item.value for item in page.hidden if item.clear] == ["糖尿病"]


def test_a_member_is_shown_with_employer_and_protection(frozen, as_actor):
    given.person(
        frozen, work="outside", work_months=8, employer_name="示范电子厂", critical_insurance=True, active_soldier=False,
        pension=True,
    )  # fmt: skip
    cells = _page(as_actor(cast.village_worker()), frozen).members.rows[0].cells
    assert cells[-3] == Cell(
        Text("outside the province", "省外务工"), under=Text("示范电子厂, 8 months", "示范电子厂，8 个月")
    )
    assert cells[-2] == Text(
        "has critical-illness insurance; has the residents' pension", "参加大病保险；参加城乡居民基本养老保险"
    )


def test_half_a_yuan_of_income_is_rounded_up_as_in_the_tables(frozen, as_actor):
    frozen.income_per_capita = 218_050
    frozen.save()
    page = _page(as_actor(cast.village_worker()), frozen)
    assert "人均纯收入 2,181 元" in page.lead.zh
    assert page.history.columns[1].write(frozen.income_per_capita) == "2,181"


def test_measures_of_land_and_way_have_their_units_in_chinese(frozen, as_actor):
    frozen.farmland_certified, frozen.market_distance, frozen.leading_firm_income = 3.5, 12, 120_000
    frozen.save()
    facts = dict(fact for group in _page(as_actor(cast.village_worker()), frozen).groups for fact in group.facts)
    assert facts[HOUSEHOLDS.field("farmland_certified").label].zh == "3.5 亩"
    assert facts[HOUSEHOLDS.field("market_distance").label].zh == "12 公里"
    assert facts[HOUSEHOLDS.field("leading_firm_income").label].zh == "1,200 元"


def test_its_years_come_from_the_snapshots(frozen, as_actor):
    page = _page(as_actor(cast.village_worker()), frozen)
    assert [row.cells[0] for row in page.history.rows] == ["2016", "2015", "2014", "2013"]
    assert page.incomes.rows[0].cells[1:] == (201_300, 201_400, 201_500, 201_600)


def test_before_any_frozen_year_its_income_is_what_the_register_holds_now(frozen, as_actor):
    new = given.household(wage_income=600_050, business_expense=100_000, net_income=500_050, income_per_capita=500_050)
    table = _page(as_actor(cast.village_worker()), new).incomes
    assert [column.label.en for column in table.columns] == ["Component", "in the register now"]
    assert [row.cells[1] for row in table.rows] == [600_050, None, None, None, 100_000, 500_050, 500_050]


def test_a_year_says_what_help_it_was_frozen_with_and_one_without_says_nothing(frozen, as_actor):
    row = dict.fromkeys(("income_per_capita", "member_count", "status", "main_cause", "dangerous_house"))
    lines = years_table({2016: row, 2015: row}, {2016: (2, 700_000)}).rows
    assert [line.cells[-2:] for line in lines] == [(2, 700_000), (None, None)]
    assert {line.cells[-2:] for line in _page(as_actor(cast.village_worker()), frozen).history.rows} == {(None, None)}


def test_its_office_numbers_stand_with_their_years_the_present_one_first(frozen, as_actor):
    for version, (number, year) in enumerate([("A1", 2014), ("A1", 2015), ("B1", 2016)], start=1):
        given.former_number(frozen, number, updated_year=year, version=version, import_id=year - 2000)
    Household.objects.filter(pk=frozen.pk).update(office_number="C1", updated_year=2017, version=4, import_id=17)
    page = _page(as_actor(cast.village_worker()), frozen)
    assert [row.cells for row in page.numbers.rows] == [
        ("C1", "2017", "17", "", ""), ("B1", "2016", "16", "2017", "17"), ("A1", "2014", "14", "2016", "16"),
    ]  # fmt: skip


def test_the_imports_of_a_household_lead_whoever_may_open_them_to_their_receipts(frozen, as_actor):
    batch = ImportBatch.objects.create(
        kind="households", year=2016, file_name="户.xlsx", sha256="0" * 64, size=1, place_code=cast.COUNTY,
        by_key="user:99", by_name="某人", uploaded_at=AT,
    )  # fmt: skip
    given.former_number(frozen, "A1", replaced_by_import=batch.pk)
    Household.objects.filter(pk=frozen.pk).update(import_id=batch.pk)
    led, told = Cell(str(batch.pk), f"/imports/{batch.pk}/"), str(batch.pk)
    for who, shown in ((cast.county_officer, led), (cast.village_worker, told), (cast.auditor, told)):
        page = _page(as_actor(who()), frozen)
        assert (page.changes.rows[0].cells[3], page.numbers.rows[0].cells[2]) == (shown, shown)


def test_a_household_that_moved_keeps_its_years(frozen, as_actor):
    frozen.village_code = cast.NEXT_VILLAGE
    frozen.save()
    page = _page(as_actor(cast.provincial_office()), frozen)
    assert len(page.history.rows) == 4


@pytest.mark.parametrize("who", [cast.analyst, cast.administrator])
def test_roles_without_households_are_told_so(frozen, as_actor, who):
    with pytest.raises(NotAllowedError):
        _page(as_actor(who()), frozen)


def test_a_household_elsewhere_is_not_found(frozen, as_actor):
    with pytest.raises(NotFoundError):
        _page(as_actor(cast.county_officer(cast.NEXT_COUNTY)), frozen)


def test_a_helper_reaches_the_one_household_given_to_them(frozen, as_actor):
    helper = cast.reaching(cast.helper(villages=()), household=frozen.pk)
    assert _page(as_actor(helper), frozen).id == frozen.pk


def test_who_looked_at_what_is_hidden_is_told_by_role_and_by_name_to_the_audit_alone(frozen, as_actor):
    looked = as_actor(cast.township_officer())
    unmask_value(by=looked, household=frozen.pk, value="household.phone", reason="核对联系方式", at=AT)

    def told(user):
        return [row.cells for row in _page(as_actor(user), frozen).looks.rows]

    office = CHARTERS[Role.TOWNSHIP_OFFICER].label.sentence()
    assert told(cast.village_worker()) == [(AT, Cell(office), "核对联系方式")]
    assert told(cast.auditor()) == [(AT, Cell(looked.name, under=office), "核对联系方式")]
    assert [row.cells[1] for row in _page(looked, frozen).looks.rows] == [Cell(office, under=Text("you", "本人"))]


def test_more_members_cost_no_more_queries(frozen, as_actor, django_assert_num_queries):
    actor = as_actor(cast.village_worker())
    given.person(frozen)
    with django_assert_num_queries(22):
        _page(actor, frozen)
    for _ in range(6):
        given.person(frozen)
    with django_assert_num_queries(22):
        _page(actor, frozen)


def test_a_value_is_in_clear_in_this_session_only(frozen, client):
    client.force_login(cast.village_worker())
    url = f"/households/{frozen.pk}/"
    assert "13912345678" not in client.get(url).content.decode()
    answer = client.post(f"{url}unmask/", {"value": "household.phone", "reason": "核对联系方式"}, follow=True)
    assert "13912345678" in answer.content.decode()
    assert answer.redirect_chain == [(f"{url}#personal", 302)]
    client.force_login(cast.village_worker())
    assert "13912345678" not in client.get(url).content.decode()


def test_after_five_minutes_a_value_is_masked_again(frozen, client):
    client.force_login(cast.village_worker())
    session = client.session
    session["unmasked"] = {f"{frozen.pk}/household.phone": (datetime.now(UTC) - timedelta(seconds=1)).isoformat()}
    session.save()
    assert "13912345678" not in client.get(f"/households/{frozen.pk}/").content.decode()


@pytest.mark.parametrize("reason", ["", "核对", "   核对   ", "核对 632725199003070035"])
def test_a_form_without_a_reason_that_others_may_read_keeps_what_was_chosen(frozen, client, reason):
    client.force_login(cast.village_worker())
    answer = client.post(f"/households/{frozen.pk}/unmask/", {"value": "household.phone", "reason": reason})
    assert answer.status_code == 400
    assert answer.context["form"].errors.keys() == {"reason"}
    assert '<option value="household.phone" selected>' in answer.content.decode()


def test_a_made_up_household_is_marked(frozen, client):
    client.force_login(cast.village_worker())
    client.cookies["huiyin_language"] = "en"
    assert "This household and its members are made up." in client.get(f"/households/{frozen.pk}/").content.decode()


@pytest.mark.parametrize(("members", "en", "zh"), [(1, "1 member;", "全户 1 人，"), (3, "3 members;", "全户 3 人，")])
def test_the_members_of_a_household_are_counted_in_good_words(frozen, as_actor, members, en, zh):
    home = given.household(member_count=members)
    page = household_page(actor=as_actor(cast.county_officer()), household=home.pk, clear=(), at=AT)
    assert page.lead.en.startswith(en)
    assert page.lead.zh.startswith(zh)
