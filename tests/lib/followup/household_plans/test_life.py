from dataclasses import replace
from datetime import date

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from huiyin.followup.household_plans import Given, Hand, Life, State, Step, carry_out, change, decide, open_to

ON = date(2016, 9, 14)
DRAFT = Life(State.DRAFT, 2016, measures=2)
AGREED, APPROVED = replace(DRAFT, state=State.AGREED), replace(DRAFT, state=State.APPROVED, open=2)
WORD = Given(wish="想养羊", on=ON)


def why(life, step, given=WORD, hand=Hand(), on=ON):  # noqa: B008  it is frozen
    return [reason.words.en for reason in decide(life, step, hand=hand, on=on, given=given).missing]


def test_the_household_agrees_to_a_plan_that_answers_every_proposal_and_its_own_wish_is_kept():
    assert why(DRAFT, Step.AGREE) == []
    assert why(replace(DRAFT, measures=0, unanswered=2), Step.AGREE, Given(on=ON)) == [
        "The plan holds no measure yet.",
        "2 kinds of help are proposed and not answered. Plan each, or say why not.",
        "This has to be said.",
    ]
    assert why(DRAFT, Step.AGREE, Given(wish="养羊", on=date(2016, 9, 15))) == [
        "Give the day, today (2016-09-14) or before."
    ]


def test_neither_its_helper_nor_who_drew_the_plan_up_records_the_word_of_the_household():
    assert why(DRAFT, Step.AGREE, hand=Hand(is_helper=True)) == [
        "Whoever helps the household can't record its word; somebody else asks it."
    ]
    assert why(DRAFT, Step.AGREE, hand=Hand(is_author=True)) == [
        "Whoever drew the plan up can't do this; somebody else has to."
    ]


def test_who_drew_it_up_or_recorded_the_word_does_not_approve():
    assert why(AGREED, Step.APPROVE) == []
    assert why(AGREED, Step.APPROVE, hand=Hand(is_author=True, is_witness=True)) == [
        "Whoever drew the plan up can't do this; somebody else has to.",
        "Whoever recorded the household's word can't approve the plan as well.",
    ]
    (said,) = why(replace(AGREED, late=1), Step.APPROVE)
    assert said.startswith("1 measures are due today (2016-09-14) or were before. Send the plan back")
    assert why(AGREED, Step.APPROVE, on=date(2017, 1, 1)) == ["The year 2016 is over; draw up a plan for this year."]


@pytest.mark.parametrize(("life", "step"), [(AGREED, Step.RETURN), (APPROVED, Step.REVISE), (DRAFT, Step.DROP)])
def test_sending_back_revising_and_dropping_have_their_reason(life, step):
    assert why(life, step, Given(reason="情况变化")) == []
    assert why(life, step, Given()) == ["This has to be said."]


def test_one_new_version_is_in_work_at_a_time():
    assert why(replace(APPROVED, in_work=True), Step.REVISE, Given(reason="变化")) == [
        "A new version of it is in work already."
    ]


def test_a_plan_is_closed_when_all_is_done_the_household_left_or_the_year_is_over():
    assert why(replace(APPROVED, open=0), Step.CLOSE, Given()) == []
    assert why(replace(APPROVED, has_left=True), Step.CLOSE, Given(reason="已脱贫")) == []
    assert why(APPROVED, Step.CLOSE, Given(reason="跨年"), on=date(2017, 1, 3)) == []
    assert why(APPROVED, Step.CLOSE, Given(), on=date(2017, 1, 3)) == ["This has to be said."]
    (said,) = why(APPROVED, Step.CLOSE, Given(reason="算了"))
    assert said.startswith("2 measures are not carried out, the household is poor and 2016 is not over.")


def test_only_a_draft_is_changed_and_only_a_plan_in_force_carried_out():
    assert [state for state in State if change(replace(DRAFT, state=state)).allowed] == [State.DRAFT]
    assert [state for state in State if carry_out(replace(DRAFT, state=state)).allowed] == [State.APPROVED]


def test_what_is_refused_for_the_order_or_the_hand_is_not_offered():
    assert open_to(DRAFT, Hand()) == (Step.AGREE, Step.DROP)
    assert open_to(DRAFT, Hand(is_helper=True)) == (Step.DROP,)
    assert open_to(AGREED, Hand(is_witness=True)) == (Step.RETURN, Step.DROP)
    assert open_to(APPROVED, Hand(is_author=True)) == (Step.REVISE, Step.CLOSE)
    assert open_to(replace(DRAFT, state=State.CLOSED), Hand()) == ()


class Plans(RuleBasedStateMachine):
    """People at work on the versions of one plan."""

    @initialize()
    def drawn_up(self):
        self.versions = [DRAFT]
        self.author, self.witness, self.today = "ann", "", ON

    @rule(step=st.sampled_from(Step), who=st.sampled_from(["ann", "bob", "cyd", "dee"]), said=st.booleans(),
          answered=st.booleans(), days=st.integers(0, 200))  # fmt: skip
    def somebody_acts(self, step, who, said, answered, days):
        self.today = date.fromordinal(self.today.toordinal() + days // 20)
        at = max(
            (n for n, one in enumerate(self.versions) if one.state in step.comes_from), default=len(self.versions) - 1
        )
        life = replace(
            self.versions[at], unanswered=0 if answered else 1, in_work=any(one.state.is_in_work for one in self.versions)
        )  # fmt: skip
        hand = Hand(who == self.author, who == self.witness, who == "dee")
        given = Given("养羊", self.today, "因为") if said else Given()
        if not decide(life, step, hand=hand, on=self.today, given=given).allowed:
            return
        before, self.versions[at] = life, replace(life, state=step.leads_to)
        match step:
            case Step.AGREE:
                assert who not in {"dee", self.author}
                assert answered
                self.witness = who
            case Step.APPROVE:
                assert who not in {self.author, self.witness}
                assert before.state is State.AGREED
                for n, one in enumerate(self.versions[:at]):
                    if one.state is State.APPROVED:
                        self.versions[n] = replace(one, state=State.REPLACED)
            case Step.RETURN | Step.REVISE:
                self.versions.append(DRAFT)
                self.author, self.witness = who, ""

    @invariant()
    def one_holds_and_one_is_in_work(self):
        states = [one.state for one in self.versions]
        assert sum(state is State.APPROVED for state in states) <= 1
        assert sum(state.is_in_work for state in states) <= 1


TestPlans = Plans.TestCase
TestPlans.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
