"""A monitored household: what is verified goes into the register, and its risk ends after a notice."""

from datetime import UTC, date, datetime

import pytest

from huiyin_web.casework.actions.open_case import open_case
from huiyin_web.casework.queries.case import case_page
from huiyin_web.registry.models import Household
from support import given
from support.cases import CELLS, notice_of, officer, step, walked

pytestmark = pytest.mark.django_db
AT = datetime(2022, 6, 30, 2, 0, tzinfo=UTC)
WATCHED = CELLS | {
    "discovery_channel": "visit", "risks": "illness,work", "income_year": "2021", "wage_income": "6000",
    "rigid_expense": "2000", "matching_result": "无异常", "risk_kind": "unstable", "measures": "公益岗位",
    "development_measure": "是",
}  # fmt: skip
ENDED = {
    "wage_income": "14000", "has_labour": "是", "expense_controllable": "是",
    **{f"risk_{key}_{part}": text for key in ("illness", "work") for part, text in (("gone", "是"), ("proof", "已核实"))},
}  # fmt: skip


def test_a_closed_year_is_not_written_into_and_the_page_of_the_case_says_so(monkeypatch):
    given.places()
    home = given.household(status="exited", exited_on=date(2016, 11, 1), member_count=2, updated_year=2020)
    opened = open_case(
        process="monitoring", household=home.pk, on=date(2021, 3, 1), cells=WATCHED, by=officer(), at=AT
    )  # fmt: skip
    monkeypatch.setattr("huiyin_web.imports.kinds._FROZEN", [lambda: 2022])

    watched = walked(opened, until="monitored", cells=WATCHED, at=AT)

    assert Household.objects.get(pk=home.pk).version == 1
    beside = case_page(actor=officer(), number=watched.pk, on=date(2022, 6, 30)).beside
    assert "未写入台账" in beside.note.zh


def test_a_risk_ends_once_each_is_gone_and_a_notice_hung_and_both_visits_stand_in_the_register():
    given.places()
    home = given.household(status="exited", exited_on=date(2016, 11, 1), member_count=2, updated_year=2020)
    opened = open_case(
        process="monitoring", household=home.pk, on=date(2021, 3, 1), cells=WATCHED, by=officer(), at=AT
    )  # fmt: skip

    watched = walked(opened, until="monitored", cells=WATCHED, at=AT)
    assert Household.objects.get(pk=home.pk).wage_income == 600_000

    helped = step(watched, WATCHED, AT)
    helped.changed_on = date(2021, 11, 1)  # the months of observation have passed
    verified = step(helped, WATCHED | ENDED, AT)
    assert Household.objects.get(pk=home.pk).wage_income == 600_000
    ended = walked(verified, until="eliminated", cells=WATCHED | ENDED, at=AT)

    row = Household.objects.get(pk=home.pk)
    assert (ended.is_over, notice_of(ended).step) == (True, "post_elimination_notice")
    assert (row.status, row.wage_income, row.housing_guaranteed, row.water_safe) == ("exited", 1_400_000, True, True)
