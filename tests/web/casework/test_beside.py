"""What was verified beside what the register holds, on the page of a case."""

from datetime import UTC, datetime

import pytest

from huiyin.policy import Office
from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.casework.actions.close_case import close_case
from huiyin_web.casework.queries.case import case_page
from huiyin_web.registry.actions._saving import write
from huiyin_web.registry.actions.merge_households import merge_households
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.records import Record
from support import cast, given
from support.cases import AT, DAY, exit_case, officer, walked

pytestmark = pytest.mark.django_db
KNOWN = dict.fromkeys(
    (
        "food_assured",
        "clothing_assured",
        "education_guaranteed",
        "medical_guaranteed",
        "housing_guaranteed",
        "water_safe",
    ),
    True,
)
REST = {"business_income": 200_000, "transfer_income": 50_000, "property_income": 0, "business_expense": 20_000}


def beside(case):
    return case_page(actor=officer(), number=case.pk, on=DAY).beside


def rows(case):
    told = [row.cells for row in beside(case).rows]
    return [(name.zh, seen.zh, there.value.zh, there.under.zh, newer.value.zh) for name, seen, there, newer in told]


@pytest.fixture
def verified():
    return walked(exit_case(wage_income=100_000, member_count=2, **KNOWN, **REST), until="verified")


def test_before_a_visit_there_is_nothing_to_put_beside_the_register():
    assert beside(walked(exit_case(), until="appraised")) is None


def test_what_differs_stands_side_by_side_with_which_is_newer_and_the_step_that_writes_it(verified):
    assert rows(verified) == [("工资性收入（元）", "9,000", "1,000", "2016 年", "核实结果")]
    assert "办理“公告退出”时写入台账" in beside(verified).note.zh


def test_what_somebody_wrote_after_the_visit_is_named_as_newer_and_still_is_once_the_case_was_carried_out(verified):
    row = Household.objects.get(pk=verified.household_id)
    record = Record(HOUSEHOLDS, row, row)
    write(record, {"wage_income": 700_000}, year=2016, by=officer(), at=datetime(2016, 9, 4, 4, tzinfo=UTC))
    stays = [("工资性收入（元）", "9,000", "7,000", "2016 年，2016-09-04 起", "台账")]

    assert rows(verified) == stays
    carried_out = walked(verified, until="observed")

    assert rows(carried_out) == stays
    assert "已写入台账" in beside(carried_out).note.zh


def test_once_it_is_written_nothing_differs(client, verified):
    case = walked(verified, until="observed")
    client.force_login(cast.village_worker())
    client.cookies["huiyin_language"] = "en"

    assert beside(case).rows == []
    assert "The register has all that was verified." in client.get(f"/casework/{case.pk}/").content.decode()


@pytest.mark.parametrize(("day", "housed"), [(2, True), (4, False)])
def test_a_criterion_is_seen_on_the_day_of_the_visit_also_where_the_income_is_of_the_year_before(day, housed):
    case = walked(exit_case(updated_year=2015), until="verified", cells={"income_year": "2015"})  # on 3 September
    record = Record(HOUSEHOLDS, case.household, case.household)
    write(record, {"housing_guaranteed": False}, year=2016, by=officer(), at=datetime(2016, 9, day, 4, tzinfo=UTC))

    row = Household.objects.get(pk=walked(case, until="observed").household_id)

    assert (row.status, row.housing_guaranteed) == ("exited", housed)


@pytest.mark.parametrize(("day", "income"), [(2, 900_000), (8, 100_000)])
def test_a_visit_says_nothing_of_what_the_household_became_one_with_since(day, income):
    case = walked(exit_case(wage_income=100_000), until="verified")
    other = given.household(wage_income=500_000)
    merge_households(
        kept=case.household_id, dropped=other.pk, doubles=[], reason="同一户", by=officer(Office.COUNTY),
        at=datetime(2016, 9, day, tzinfo=UTC),
    )  # fmt: skip

    assert Household.objects.get(pk=walked(case, until="observed").household_id).wage_income == income


def test_what_a_closed_case_verified_is_not_written(verified):
    closed = close_case(
        case=verified.pk,
        steps_taken=verified.steps_taken,
        reason="农户撤回",
        on=verified.changed_on,
        by=officer(),
        at=AT,
    )

    assert "事项在写入台账前已终止" in beside(closed).note.zh
    assert Household.objects.get(pk=closed.household_id).wage_income == 100_000


def test_the_page_asks_no_more_of_the_register_however_often_it_changed(verified, django_assert_max_num_queries):
    row = Household.objects.get(pk=verified.household_id)
    for phone in range(30):
        record = Record(HOUSEHOLDS, row, row)
        write(record, {"phone": f"1390000{phone:04d}"}, year=2016, by=officer(), at=datetime(2016, 9, 4, tzinfo=UTC))
    actor = officer(Office.COUNTY, cast.COUNTY)

    with django_assert_max_num_queries(30):
        case_page(actor=actor, number=verified.pk, on=DAY)
