"""The demo's cases: every process in several states, at the smallest scale as at any other.

The stories in a browser add to the same demo: what is asked here is what there is at least.
"""

import sqlite3
from contextlib import closing

import pytest


@pytest.fixture(scope="module")
def ask(demo):
    """Give a function that asks the demo's database."""
    with closing(sqlite3.connect(f"file:{demo / 'huiyin.sqlite3'}?mode=ro", uri=True)) as database:
        yield lambda query, *values: database.execute(query, values).fetchall()


def test_every_process_has_cases_in_several_states(ask):
    states = {}
    for process, state in ask("SELECT process, state FROM casework_case"):
        states.setdefault(process, set()).add(state)
    wanted = {
        "identification": {"applied", "township_reviewed", "registered"},
        "exit": {"proposed", "verified", "in_notice", "approved", "observed", "settled", "relapsed"},
        "removal": {"heard", "removed"},
        "monitoring": {"discovered", "matched", "in_notice", "monitored", "helped", "eliminated", "relapsed"},
        "member_change": {"verified", "recorded"},
        "village_exit": {"proposed", "verified", "in_notice", "left"},
        "county_exit": {"evaluated", "in_notice", "reviewed"},
    }
    assert {process: states[process] & of_it for process, of_it in wanted.items()} == wanted


def test_the_village_worker_has_cases_of_their_own(ask):
    own = {row[0] for row in ask("SELECT DISTINCT process FROM casework_case WHERE village_code = '630223100200'")}
    assert own >= {"identification", "exit", "monitoring", "member_change"}


def test_all_three_kinds_of_risk_are_monitored(ask):
    kinds = ask(
        "SELECT DISTINCT json_extract(s.evidence, '$.risk_kind') FROM casework_casestep s JOIN casework_case c"
        " ON c.id = s.case_id WHERE c.process = 'monitoring' AND s.step = 'decide'"
    )
    assert {row[0] for row in kinds} == {"unstable", "marginal", "sudden"}


def test_cases_that_are_over_have_changed_the_register(ask):
    statuses = ask(
        "SELECT c.process, c.state, h.status FROM casework_case c JOIN registry_household h ON h.id = c.household_id"
        " WHERE c.is_over"
    )
    assert set(statuses) >= {
        ("identification", "registered", "poor"), ("exit", "settled", "exited"), ("exit", "relapsed", "relapsed"),
        ("removal", "removed", "removed"), ("monitoring", "eliminated", "exited"),
        ("monitoring", "relapsed", "relapsed"),
    }  # fmt: skip
    changes = ask("SELECT kind, leaves FROM registry_memberchange")
    assert set(changes) >= {("birth", 0), ("death", 1), ("marriage_in", 0), ("moved_in", 0)}


def test_of_the_objections_one_is_open_one_was_answered_and_one_reviewed_after_a_refusal(ask):
    objections = set(ask("SELECT state, outcome, review_outcome FROM casework_objection"))
    assert objections >= {("answered", "refused", ""), ("reviewed", "refused", "refused"), ("triaged", "", "")}


def test_an_application_waits_for_a_window_that_was_closed_when_it_came(ask):
    received, case = ask("SELECT received_on, case_id FROM casework_waitingapplication ORDER BY id")[0]
    closed = "SELECT count(*) FROM windows_window WHERE process = 'identification' AND ? BETWEEN opens_on AND closes_on"
    assert (case, ask(closed, received)) == (None, [(0,)])


def test_a_delegated_exception_was_used_and_logged_and_another_runs(ask):
    used = ask(
        "SELECT d.office_code, u.subject, c.village_code = e.place_code, c.opened_on BETWEEN e.opens_on AND e.closes_on"
        " FROM windows_use u JOIN windows_exemption e ON e.id = u.exception_id JOIN windows_delegation d"
        " ON d.id = e.under_id JOIN casework_case c ON 'case:' || c.id = u.subject"
    )
    assert [(office, there, then) for office, _, there, then in used][:1] == [("632725000000", 1, 1)]
    logged = ask("SELECT detail FROM core_auditevent WHERE action = 'windows.exception.used'")
    assert any(used[0][1] in detail for (detail,) in logged)
    assert ask("SELECT count(*) > 0 FROM windows_exemption e WHERE NOT EXISTS"
               " (SELECT 1 FROM windows_use u WHERE u.exception_id = e.id)") == [(1,)]  # fmt: skip


def test_of_three_merges_of_double_entries_one_waits_one_stands_and_one_was_undone(ask):
    assert ask("SELECT undone_at IS NOT NULL FROM registry_merge ORDER BY id")[:2] == [(0,), (1,)]
    decisions = dict(ask("SELECT decision, count(*) FROM quality_duplicate WHERE gone_at IS NULL GROUP BY decision"))
    assert {"household", "different", "later", ""} <= decisions.keys()
    assert ask("SELECT count(*) > 0 FROM quality_duplicate WHERE decision = 'household' AND merge_id IS NULL") == [(1,)]


def test_a_difference_from_the_national_registry_was_settled_in_the_register(ask):
    taken = ask(
        "SELECT d.theirs, h.phone FROM exchange_difference d JOIN registry_household h ON h.id = d.household_id"
        " WHERE d.decision = 'theirs' AND d.field = 'phone'"
    )
    assert taken != []
    assert all(theirs == ours for theirs, ours in taken)
