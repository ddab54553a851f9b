from statistics import median

import pytest

LINES = {2012: 2625, 2013: 2736, 2014: 2800, 2015: 2855, 2016: 2952}
PARTS = ("wage_income", "business_income", "transfer_income", "property_income")


def net(row):
    return sum(int(row[part]) for part in PARTS) - int(row["business_expense"])


@pytest.fixture
def a_head(province, read):
    def incomes(year, *status):
        rows = (row for row in read(province.households(year)) if row["status"] in status)
        return [net(row) / int(row["member_count"]) for row in rows]

    return incomes


@pytest.mark.parametrize(("year", "line"), LINES.items())
def test_the_poor_have_less_than_the_line_and_those_who_left_have_not(a_head, year, line):
    assert 0 < max(a_head(year, "poor", "relapsed")) < line
    assert min(a_head(year, "exited"), default=line) >= line


def test_incomes_grow_from_year_to_year(a_head):
    of_all = [median(a_head(year, "poor", "relapsed", "exited")) for year in LINES]

    assert of_all == sorted(of_all)


def test_no_part_of_an_income_is_negative_and_all_but_the_transfers_are_round(province, read):
    for row in read(province.households(2014)):
        assert all(int(row[part]) >= 0 for part in (*PARTS, "business_expense"))
        assert [part for part in PARTS if part != "transfer_income" and int(row[part]) % 100] == []


def test_incomes_heap_at_hundreds_a_head_and_in_all(province, read):
    rows = read(province.households(2013))

    by_head = sum(net(row) % (100 * int(row["member_count"])) == 0 for row in rows) / len(rows)
    by_total = sum(net(row) % 100 == 0 for row in rows) / len(rows)

    assert 0.3 < by_head < 0.5
    assert 0.65 < by_total < 0.8


def test_support_weighs_more_where_nobody_can_work(province, read):
    rows = read(province.households(2013))

    def share(category):
        chosen = [row for row in rows if row["category"] == category]
        return sum(int(row["transfer_income"]) for row in chosen) / sum(net(row) for row in chosen)

    assert share("wubao") > 0.7
    assert share("general") < 0.45
