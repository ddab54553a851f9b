"""Whatever people do in whatever order, no promise is closed by whoever owed it, and no slip goes away."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from huiyin.followup.commitments import ACTS, Given, Hand, Part, State, after, decide, open_to, turn_of
from support.promises import ENOUGH, GIVEN_ON, PROMISE

OFFICES = ("group", "unit", "county", "another unit")
PEOPLE = st.sampled_from([
    Hand(name, frozenset(offices))
    for name, offices in {
        "clerk": ["group"], "owner": ["unit"], "colleague": ["unit"], "officer": ["county"], "both": ["unit", "county"],
        "moved": ["county", "another unit"], "nobody": [],
    }.items()
])  # fmt: skip
ANY = st.builds(
    Given,
    reason=st.sampled_from(["", "why"]),
    due_on=st.none() | st.integers(0, 400).map(lambda days: GIVEN_ON + timedelta(days)),
    until=st.none() | st.integers(0, 400).map(lambda days: GIVEN_ON + timedelta(days)),
    amount=st.none() | st.integers(-1, 200).map(Decimal),
    owner=st.sampled_from(["", *OFFICES]),
)


class Promises(RuleBasedStateMachine):
    """People at work on one promise."""

    @initialize(own=st.booleans(), evidence=st.integers(0, 1), open_parts=st.integers(0, 1))
    def promised(self, own: bool, evidence: int, open_parts: int) -> None:
        self.promise = replace(PROMISE, giver="unit" if own else "group", evidence=evidence, open_parts=open_parts)
        self.today, self.slips, self.workers = GIVEN_ON, 0, set[str]()

    @rule(days=st.integers(0, 60))
    def days_go_by(self, days: int) -> None:
        self.today += timedelta(days)

    @rule(act=st.sampled_from(sorted(ACTS)), hand=PEOPLE, given=ANY)
    def somebody_acts(self, act: str, hand: Hand, given: Given) -> None:
        decision = decide(self.promise, act, hand=hand, on=self.today, given=given)
        if decision.allowed:
            self.took(act, hand, given)
        assert all(reason.words.en and reason.words.zh for reason in decision.reasons)

    @rule(hand=PEOPLE, choice=st.integers(0, 99))
    def somebody_does_what_is_open_to_them(self, hand: Hand, choice: int) -> None:
        acts = open_to(self.promise, hand=hand, on=self.today)
        if acts:
            act = acts[choice % len(acts)].key
            given = ENOUGH.get(act, Given())
            if decide(self.promise, act, hand=hand, on=self.today, given=given).allowed:
                self.took(act, hand, given)

    def took(self, act: str, hand: Hand, given: Given) -> None:
        before, self.promise = self.promise, after(self.promise, act, hand=hand, on=self.today, given=given)
        if act in {"report", "deliver"}:
            self.workers.add(hand.by)
        if act in {"verify", "send_back", "miss", "postpone", "hold", "reopen"}:
            assert before.owner not in hand.offices
            assert hand.by not in self.workers
        if self.promise.state in {State.DELIVERED, State.CLOSED}:
            assert before.evidence
        if act == "deliver":
            assert not before.open_parts
        self.slips += act == "postpone"

    @invariant()
    def holds(self) -> None:
        promise = self.promise
        assert promise.owner != promise.accepter
        assert promise.slips == self.slips
        assert promise.now_due >= promise.due_on
        assert promise.overdue_days(self.today) >= 0
        assert 0 <= promise.age(self.today)[1] <= promise.age(self.today)[0]
        turn = turn_of(promise, self.today)
        assert (turn is None) == (promise.is_over or promise.held_until(self.today) is not None)
        assert (turn is Part.ACCEPTER) == (promise.state is State.DELIVERED)


TestPromises = Promises.TestCase
TestPromises.settings = settings(
    max_examples=100, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
