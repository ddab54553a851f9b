"""Whatever people do in whatever order, nothing is agreed that its unit did not promise, and nobody answers for both."""

from datetime import timedelta
from decimal import Decimal

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from huiyin.followup.consultations import (
    ACTS,
    ANSWERED,
    OVER,
    WAITS,
    Given,
    Hand,
    Part,
    State,
    act_of,
    after,
    decide,
    open_to,
)
from support.consulting import ENOUGH, GROUP, PLACE, RAISED_ON, RAISER, STRANGER, UNIT, WANTED, need

HANDS = st.sampled_from([RAISER, PLACE, UNIT, STRANGER, GROUP]) | st.builds(
    Hand, st.sampled_from([RAISER.key, UNIT.key]), st.sampled_from(["Z-0001", "632725100200", ""]), st.booleans(),
    st.booleans(),
)  # fmt: skip
ANY = st.builds(
    Given,
    what=st.sampled_from(["", "what"]),
    amount=st.none() | st.integers(-1, 20).map(Decimal),
    due_on=st.none() | st.integers(0, 400).map(lambda days: RAISED_ON + timedelta(days)),
    person=st.sampled_from(["", "somebody"]),
    reason=st.sampled_from(["", "why"]),
)


class Needs(RuleBasedStateMachine):
    """People at work on one need."""

    @initialize(counted=st.booleans())
    def raised(self, counted: bool) -> None:
        self.need, self.today = need(quantity=WANTED if counted else None), RAISED_ON
        self.answers: list[str] = []

    @rule(days=st.integers(0, 40))
    def days_go_by(self, days: int) -> None:
        self.today += timedelta(days)

    @rule(act=st.sampled_from(sorted(ACTS)), hand=HANDS, given=ANY)
    def somebody_acts(self, act: str, hand: Hand, given: Given) -> None:
        decision = decide(self.need, act, hand=hand, on=self.today, given=given)
        assert all(reason.words.en and reason.words.zh for reason in decision.reasons)
        if decision.allowed:
            self.took(act, hand, given)

    @rule(hand=HANDS, choice=st.integers(0, 99))
    def somebody_does_what_is_open_to_them(self, hand: Hand, choice: int) -> None:
        acts = open_to(self.need, hand=hand, on=self.today)
        if acts:
            act = acts[choice % len(acts)].key
            given = ENOUGH.get(act, Given())
            if decide(self.need, act, hand=hand, on=self.today, given=given).allowed:
                self.took(act, hand, given)

    def took(self, act: str, hand: Hand, given: Given) -> None:
        before, self.need = self.need, after(self.need, act, on=self.today, given=given)
        assert before.state in WAITS
        assert act_of(act).by in before.parts_of(hand)
        if act_of(act).by is Part.UNIT:
            assert hand.key != RAISER.key
            assert not hand.for_place
            self.answers.append(act)
        if act == "agree":
            assert before.state is State.OFFERED
            assert hand.for_place
        if act == "lapse":
            assert before.is_late(self.today)

    @invariant()
    def holds(self) -> None:
        found = self.need
        assert (found.state in ANSWERED) <= bool(self.answers)
        if found.state in {State.OFFERED, State.AGREED}:
            assert self.answers[-1] in {"promise", "promise_part"}
            assert (found.offered is None) == (found.quantity is None)
        if found.state in {State.DECLINED, State.SETTLED}:
            assert self.answers[-1] == "decline"
        assert (found.days_waiting(self.today) is not None) == (found.state is State.RAISED)
        if found.state in OVER:
            assert not open_to(found, hand=PLACE, on=self.today)


TestNeeds = Needs.TestCase
TestNeeds.settings = settings(
    max_examples=100, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
