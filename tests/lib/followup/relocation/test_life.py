"""A household's way to a new house: no step without its own word, and no house above what policy allows."""

from dataclasses import replace
from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from huiyin.followup.relocation import Given, Life, State, Step, after, decide, open_to

DAY = date(2016, 9, 14)
OFFERED = Life(State.OFFERED, persons=4, is_manager=False, last_on=DAY)
SIGNED = Given(on=DAY, signed_by="多杰", in_writing=True)
HOUSE = Given(on=DAY, area=100_00, contribution=10_000_00, debt=0)


def against(life, step, given, on=DAY):
    return {reason.field or reason.check: reason.words.en for reason in decide(life, step, on=on, given=given).missing}


def test_a_household_that_signs_consents():
    assert against(OFFERED, Step.CONSENT, SIGNED) == {}


def test_who_does_not_sign_hears_it_read_aloud_in_a_language_before_a_witness():
    spoken = replace(SIGNED, in_writing=False)
    assert against(OFFERED, Step.CONSENT, spoken) == {
        "read_aloud": "Without a signature it must be read aloud.",
        "language": "Say in which language it was read aloud.",
        "witness": "Without a signature a witness is named, in at most 60 characters.",
    }
    heard = replace(spoken, read_aloud=True, language="bo", witness="才让")
    assert against(OFFERED, Step.CONSENT, heard) == {}
    assert "witness" in against(OFFERED, Step.CONSENT, replace(heard, witness="多杰 "))


def test_the_manager_of_a_scheme_records_nothing_that_the_household_says():
    life = replace(OFFERED, is_manager=True)
    assert "another person has to" in against(life, Step.CONSENT, SIGNED)["manager"]
    assert open_to(life) == ()
    assert open_to(replace(life, state=State.CONSENTED)) == (Step.HOUSE,)


def test_without_consent_there_is_no_house_and_no_move():
    assert against(OFFERED, Step.HOUSE, HOUSE) == {
        "order": "It is offered; this can be done while it is: consented, house ready."
    }
    assert "order" in against(OFFERED, Step.MOVE, Given(on=DAY))
    assert "order" in against(replace(OFFERED, state=State.CONSENTED), Step.MOVE, Given(on=DAY))


def test_25_square_metres_a_person_are_allowed_and_a_hundredth_more_is_not():
    life = replace(OFFERED, state=State.CONSENTED)
    assert against(life, Step.HOUSE, HOUSE) == {}
    decision = decide(life, Step.HOUSE, on=DAY, given=replace(HOUSE, area=100_01))
    assert [reason.words.en for reason in decision.missing] == [
        "100.01 m2 for a household of 4 are 25.00 m2 a person; 25 m2 a person, 100 m2 in all, are allowed."
    ]
    assert decision.missing[0].parameter.key == "relocation_area_per_head"
    early = date(2015, 5, 1)  # before the plan of 2016
    assert against(replace(life, last_on=early), Step.HOUSE, replace(HOUSE, on=early, area=200_00)) == {}


def test_a_household_pays_no_more_than_policy_allows_and_owes_nothing():
    life = replace(OFFERED, state=State.CONSENTED)
    assert against(life, Step.HOUSE, replace(HOUSE, contribution=10_000_01, debt=1)) == {
        "contribution": "The household pays 10,000.01 yuan itself; 10,000 yuan at most are allowed.",
        "debt": "The household owes 0.01 yuan for the house; 0 yuan are allowed. Settle the debt first.",
    }
    assert set(against(life, Step.HOUSE, Given(on=DAY))) == {"area", "contribution", "debt"}


@pytest.mark.parametrize("step", [Step.DECLINE, Step.WITHDRAW])
def test_a_household_says_no_with_its_reason_until_it_moves(step):
    life = replace(OFFERED, state=State.OFFERED if step is Step.DECLINE else State.HOUSED)
    assert set(against(life, step, SIGNED)) == {"reason"}
    assert against(life, step, replace(SIGNED, reason="老人不愿离开")) == {}
    assert "order" in against(replace(life, state=State.MOVED), step, replace(SIGNED, reason="老人不愿离开"))


def test_an_old_house_is_kept_only_with_a_reason():
    life = replace(OFFERED, state=State.MOVED)
    assert set(against(life, Step.OLD_SITE, Given(on=DAY))) == {"old_site"}
    assert set(against(life, Step.OLD_SITE, Given(on=DAY, old_site="kept"))) == {"reason"}
    assert against(life, Step.OLD_SITE, Given(on=DAY, old_site="demolished")) == {}


def test_days_are_in_order_and_never_tomorrow():
    for on in (None, DAY - timedelta(1), DAY + timedelta(1)):
        assert set(against(OFFERED, Step.CONSENT, replace(SIGNED, on=on))) == {"on"}


def test_no_number_of_a_document_is_taken():
    numbered = replace(SIGNED, signed_by="多杰632725199003070035", reason="632725199003070035")
    assert set(against(OFFERED, Step.CONSENT, numbered)) == {"signed_by", "reason"}


GIVEN = st.builds(
    Given,
    on=st.none() | st.integers(-3, 3).map(lambda days: DAY + timedelta(days)),
    signed_by=st.sampled_from(["", "多杰"]),
    in_writing=st.booleans(),
    area=st.none() | st.integers(0, 200_00),
    contribution=st.none() | st.integers(0, 20_000_00),
    debt=st.none() | st.integers(0, 1),
    old_site=st.sampled_from(["", "kept", "demolished"]),
    reason=st.sampled_from(["", "why"]),
)


class Moves(RuleBasedStateMachine):
    """People at work on one household's move."""

    @initialize(persons=st.integers(1, 8))
    def offered(self, persons: int) -> None:
        self.life, self.today, self.taken = replace(OFFERED, persons=persons), DAY, list[Step]()

    @rule(days=st.integers(0, 3))
    def days_go_by(self, days: int) -> None:
        self.today += timedelta(days)

    @rule(step=st.sampled_from(Step), manager=st.booleans(), given=GIVEN)
    def somebody_tries(self, step: Step, manager: bool, given: Given) -> None:
        life = replace(self.life, is_manager=manager)
        if not decide(life, step, on=self.today, given=given).allowed:
            return
        assert not (manager and step.apart)
        if step is Step.HOUSE:
            assert given.area is not None
            assert given.area <= life.persons * 25_00
            assert given.debt == 0
        self.took(step, given)

    @rule(choice=st.integers(0, 9))
    def somebody_does_what_is_open(self, choice: int) -> None:
        steps = open_to(self.life)
        given = replace(
            HOUSE, on=self.today, signed_by="多杰", in_writing=True, reason="why", old_site="kept",
            area=self.life.persons * 25_00,
        )  # fmt: skip
        if steps:
            step = steps[choice % len(steps)]
            assert decide(self.life, step, on=self.today, given=given).allowed
            self.took(step, given)

    def took(self, step: Step, given: Given) -> None:
        self.life = after(self.life, step, given)
        self.taken.append(step)

    @invariant()
    def nobody_moves_without_consent(self) -> None:
        if self.life.state in {State.CONSENTED, State.HOUSED, State.MOVED}:
            assert Step.CONSENT in self.taken
            assert Step.WITHDRAW not in self.taken
        if self.life.state is State.MOVED:
            assert Step.HOUSE in self.taken
        assert (self.life.old_site != "") == (Step.OLD_SITE in self.taken)
        assert self.life.last_on <= self.today


TestMoves = Moves.TestCase
TestMoves.settings = settings(
    max_examples=100, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
