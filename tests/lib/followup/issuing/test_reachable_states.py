"""Whatever people do in whatever order, nothing binds that no meeting approved and nobody issued."""

from datetime import timedelta

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from huiyin.followup.issuing import ACTS, OVER, Given, Hand, Part, State, act_of, after, decide, open_to
from support.documents import DRAFTED_ON, ENOUGH, TEXT, document

HANDS = st.builds(Hand, st.sampled_from(["group", "finance", "elsewhere", ""]), st.booleans())
DAYS = st.none() | st.integers(0, 400).map(lambda days: DRAFTED_ON + timedelta(days))
ANY = st.builds(
    Given,
    words=st.sampled_from(["", "what", TEXT]),
    reason=st.sampled_from(["", "why"]),
    offices=st.sets(st.sampled_from(["group", "finance", "transport"])).map(tuple),
    until=DAYS,
    stance=st.sampled_from(["", "agrees", "changes", "objects"]),
    office=st.sampled_from(["", "finance", "transport"]),
    taken_up=st.sampled_from(["", "adopted", "not_adopted"]),
    number=st.sampled_from(["", "12"]),
    effective_on=DAYS,
    conditions=st.sampled_from(["", "more"]),
    other_from=DAYS,
)


class Documents(RuleBasedStateMachine):
    """People at work on one document."""

    @initialize()
    def drafted(self) -> None:
        self.document, self.today = document(), DRAFTED_ON
        self.approved = self.revised = False
        self.conditions = ""

    @rule(days=st.integers(0, 60))
    def days_go_by(self, days: int) -> None:
        self.today += timedelta(days)

    @rule(act=st.sampled_from(sorted(ACTS)), hand=HANDS, given=ANY)
    def somebody_acts(self, act: str, hand: Hand, given: Given) -> None:
        decision = decide(self.document, act, hand=hand, on=self.today, given=given)
        assert all(reason.words.en and reason.words.zh for reason in decision.reasons)
        if decision.allowed:
            self.took(act, hand, given)

    @rule(hand=HANDS, choice=st.integers(0, 99))
    def somebody_does_what_is_open_to_them(self, hand: Hand, choice: int) -> None:
        acts = open_to(self.document, hand=hand, on=self.today)
        if acts:
            act = acts[choice % len(acts)].key
            given = ENOUGH.get(act, Given())
            if decide(self.document, act, hand=hand, on=self.today, given=given).allowed:
                self.took(act, hand, given)

    def took(self, act: str, hand: Hand, given: Given) -> None:
        before, self.document = self.document, after(self.document, act, hand=hand, on=self.today, given=given)
        assert before.state not in OVER
        assert act_of(act).by in before.parts_of(hand)
        if act == "approve":
            assert hand.by_meeting
            assert not any(one.waits_for_an_answer for one in before.opinions)
            self.approved, self.revised, self.conditions = True, False, given.conditions
        if act == "revise":
            self.revised = True
        if act == "issue":
            assert self.approved
            assert self.revised or not self.conditions.strip()

    @invariant()
    def holds(self) -> None:
        found = self.document
        issued = found.state in {State.ISSUED, State.SUPERSEDED}
        assert issued == bool(found.number and found.effective_on)
        if found.binds_on(self.today):
            assert self.approved
            assert issued
        offices = [one.office for one in found.opinions]
        assert len(offices) == len(set(offices))
        if found.state in {State.DRAFT, State.WITHDRAWN}:
            assert not found.binds_on(self.today)
        assert found.parts_of(Hand("")) == frozenset() or Part.ASKED not in found.parts_of(Hand(""))


TestDocuments = Documents.TestCase
TestDocuments.settings = settings(
    max_examples=100, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
