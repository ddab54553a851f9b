from collections import Counter

from huiyin.records.codes import HELP_KIND
from huiyin.synthetic.help import MOST, SHARE

ON_THE_REGISTER = {"poor", "exited", "relapsed"}


def test_about_as_many_households_as_meant_received_one_to_four_different_helps(province, read):
    listed = {row["office_number"] for row in read(province.households(2016)) if row["status"] in ON_THE_REGISTER}
    rows = read(province.help)
    items = Counter(row["household_number"] for row in rows)

    assert set(items) <= listed
    assert abs(len(items) / len(listed) - SHARE) < 0.05
    assert set(items.values()) == set(range(1, MOST + 1))
    assert len({(row["household_number"], row["kind"]) for row in rows}) == len(rows)
    assert {row["kind"] for row in rows} == set(HELP_KIND.keys())


def test_help_comes_after_a_household_was_found_in_round_sums_and_as_the_sources_say(province, read):
    found = {row["office_number"]: row["identified_on"] for row in read(province.households(2016))}
    rows = read(province.help)

    assert [row for row in rows if row["given_on"] <= found[row["household_number"]]] == []
    assert {int(row["amount"]) % 100 for row in rows} == {0}
    sums = {kind: {row["amount"] for row in rows if row["kind"] == kind} for kind in ("training", "ecological_post")}
    assert sums == {"training": {"3000"}, "ecological_post": {"21600"}}
