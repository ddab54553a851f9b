from dataclasses import replace
from decimal import Decimal

import pytest

from huiyin.planning.pairing import Pair, PairingError, check_by_hand, propose
from huiyin.policy import Verdict
from support.pairing import DEEP, FAR, FARM, NEAR, NEXT, ROUND, SCHOOL, WATER, populous


def said(pairs, **change):
    decision = check_by_hand(replace(ROUND, **change), pairs).decision
    return [(one.check, one.verdict, one.words.en) for one in decision.reasons]


def test_the_proposal_itself_gives_no_reason_and_costs_the_same():
    proposal = propose(ROUND)

    found = check_by_hand(ROUND, proposal.pairs)

    assert (found.decision.allowed, found.decision.reasons, found.cost) == (True, (), proposal.cost)
    assert [one.pair for one in found.choices] == list(proposal.pairs)


def test_a_change_by_hand_tells_all_that_it_does():
    pairs = [Pair(DEEP, "farm"), Pair(FAR, "farm"), Pair(NEAR, "water"), Pair(NEAR, "school")]

    assert said(pairs) == [
        ("units", Verdict.MISSING, f"Village {NEAR} has 2 units; 1 are asked for."),
        ("units", Verdict.MISSING, f"Village {NEXT} has 0 units; 1 are asked for."),
        ("most", Verdict.MISSING, "Nangqen Farm has 2 villages; 1 are its most."),
        ("load", Verdict.QUESTION, "Nangqen Farm has 300 poor persons; 200 are the most that it should have."),
    ]
    assert check_by_hand(ROUND, pairs).cost == Decimal("24.00") + 36 + 42 + 54


def test_a_load_above_its_bound_cites_the_number_of_policy():
    pairs = [Pair(DEEP, "water"), Pair(FAR, "water"), Pair(NEXT, "school"), Pair(NEAR, "school")]

    (reason,) = check_by_hand(replace(ROUND, villages=populous(10, 10, 200, 180)), pairs).decision.reasons
    assert (reason.words.en, reason.parameter.key) == (
        "Bureau of Water has 380 poor persons; 300 are the most that it should have.", "pairing_load_most",
    )  # fmt: skip


def test_a_unit_below_its_least_is_a_question():
    units = (replace(WATER, least=2), SCHOOL, FARM)
    assert said(propose(ROUND).pairs, units=units) == [
        ("least", Verdict.QUESTION, "Bureau of Water has 1 villages; 2 are its least.")
    ]


def test_what_was_fixed_and_what_is_forbidden_is_told():
    change = {"fixed": [Pair(FAR, "farm")], "forbidden": [Pair(NEAR, "water")]}
    assert said(propose(ROUND).pairs, **change) == [
        ("fixed", Verdict.MISSING, f"Nangqen Farm was fixed for village {FAR} and is not there."),
        ("forbidden", Verdict.MISSING, f"Bureau of Water is forbidden for village {NEAR}."),
    ]


def test_a_pair_of_nobody_in_the_round_is_refused():
    with pytest.raises(PairingError, match="bank for 632725100201 was set by hand, but is not in this round"):
        check_by_hand(ROUND, [Pair(NEAR, "bank")])
