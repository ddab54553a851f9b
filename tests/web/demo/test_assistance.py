"""The demo's rounds of assistance: thousands of promises in every state, whose amounts add up whichever way they are summed."""

import sqlite3
from contextlib import closing

import pytest

from huiyin.followup.commitments import State


@pytest.fixture(scope="module")
def ask(demo):
    """Give a function that asks the demo's database."""
    with closing(sqlite3.connect(f"file:{demo / 'huiyin.sqlite3'}?mode=ro", uri=True)) as database:
        yield lambda query, *values: database.execute(query, values).fetchall()


def test_there_are_3000_promises_and_more_in_every_state(ask):
    states = dict(ask("SELECT state, count(*) FROM commitments_commitment GROUP BY state"))
    assert sum(states.values()) >= 3_000
    assert states.keys() == {state.value for state in State}


def test_more_than_200_units_help_the_poor_villages_in_three_rounds(ask):
    rounds = ask(
        "SELECT first_year, last_year, closed_on IS NOT NULL,"
        " (SELECT count(*) FROM assistance_participant WHERE round_id = r.id) FROM assistance_assistanceround r"
        " ORDER BY first_year"
    )
    assert [(*row[:2], bool(row[2])) for row in rounds] == [(2010, 2012, True), (2013, 2015, True), (2016, 2020, False)]
    assert rounds[-1][3] > 200
    alone = (
        "SELECT count(*) FROM places_poorplace v WHERE place_code NOT LIKE '%000' AND exited_on IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM assistance_pairing p WHERE p.place_code = v.place_code AND p.ends_on IS NULL) AND NOT EXISTS"
        " (SELECT 1 FROM assistance_proposedpair p WHERE p.place_code = v.place_code)"
    )
    assert ask(alone) == [(0,)]
    paired = (
        "SELECT count(DISTINCT place_code) FROM assistance_pairing WHERE ends_on IS NULL AND place_code NOT LIKE '%000'"
    )
    assert ask(paired) == [(1_582,)]


@pytest.mark.parametrize("unit", ["yuan", "persons"])
def test_what_units_pledged_delivered_and_verified_adds_up_by_unit_place_and_round(ask, unit):
    sums = (
        "sum(quantity), sum(reported), sum(verified) FROM commitments_commitment WHERE source = 'pledge' AND unit = ?"
    )
    whole = ask(f"SELECT {sums}", unit)
    for by in ("owner", "substr(place_code, 1, 4)", "source_key", "kind"):
        parts = [row[1:] for row in ask(f"SELECT {by}, {sums} GROUP BY {by}", unit)]
        assert [tuple(sum(part[at] or 0 for part in parts) for at in range(3))] == whole


def test_of_no_pledge_more_is_verified_than_was_promised_and_nothing_is_closed_without_a_proof(ask):
    promise = "commitments_commitment c WHERE state = 'closed' AND source = 'pledge'"
    assert ask(f"SELECT count(*) FROM {promise} AND verified > quantity") == [(0,)]
    proof = "EXISTS (SELECT 1 FROM commitments_entry e WHERE e.commitment_id = c.id AND e.act = 'prove')"
    assert ask(f"SELECT count(*) FROM {promise} AND NOT {proof}") == [(0,)]


def test_what_rounds_that_are_over_left_is_decided_and_what_was_carried_is_what_was_left(ask):
    left = (
        "SELECT count(*) FROM commitments_commitment c WHERE source = 'pledge' AND source_key < '2016' AND"
        " (state NOT IN ('closed', 'withdrawn') OR verified < quantity) AND NOT EXISTS"
        " (SELECT 1 FROM assistance_carried d WHERE d.commitment_id = c.id)"
    )
    assert ask(left) == [(0,)]
    wrong = (
        "SELECT count(*) FROM assistance_carried d JOIN commitments_commitment old ON old.id = d.commitment_id"
        " JOIN commitments_commitment new ON new.id = d.successor_id"
        " WHERE new.quantity IS NOT old.quantity - coalesce(old.verified, 0) OR new.owner <> old.owner"
    )
    assert ask(wrong) == [(0,)]
    assert ask("SELECT count(*) > 50 FROM assistance_carried WHERE successor_id IS NOT NULL") == [(1,)]


def test_every_running_pairing_gives_its_reach_and_no_other_grant_follows_one(ask):
    apart = (
        "SELECT count(*) FROM assistance_pairing p JOIN access_grant g ON g.id = p.grant_id JOIN assistance_participant u"
        " ON u.id = p.participant_id WHERE g.organisation <> u.organisation OR g.place_code <> p.place_code"
        " OR g.starts_on <> p.starts_on OR g.ends_on IS NOT p.ends_on"
    )
    assert ask(apart) == [(0,)]
    (pairings,) = ask("SELECT count(*) FROM assistance_pairing")[0]
    assert ask("SELECT count(*) FROM access_grant WHERE source LIKE 'assistance:%' AND organisation <> ''") == [
        (pairings,)
    ]
