"""Whatever clerks do in whatever order, no state of a case that can be reached breaks what a process promises."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import ClassVar

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import rule, run_state_machine_as_test

from huiyin import policy
from huiyin.kernel.money import FEN_PER_YUAN
from huiyin.records.sheets import FACILITY_KEYS
from huiyin.rules import casework
from huiyin.rules.casework import Value
from support.clerks import Casework


class Identification(Casework):
    process, first_days = "identification", (date(2014, 1, 1), date(2020, 12, 31))
    begins_before = ("", "review_in_township", "review_in_county")

    def decide(self, step: str, by: str, evidence: Mapping[str, Value]) -> None:
        """Nobody is registered who is not poor by what was verified, or whom too few appraised."""
        before = self.case.state
        super().decide(step, by, evidence)
        if self.state != before == "announced":
            known, day = self.case.evidence(), self.last("verify").on
            line = policy.at(date(known["income_year"], 12, 31)).value("poverty_line").value
            present, entitled = known["representatives_present"], known["representatives_entitled"]
            assert casework.counted_income(known) < line * FEN_PER_YUAN
            assert present >= entitled * policy.at(day, self.case.pack).value("appraisal_quorum").value
            assert known["votes_for"] > present * policy.at(day, self.case.pack).value("appraisal_majority").value


class Removal(Casework):
    process, first_days = "removal", (date(2015, 8, 1), date(2020, 12, 31))
    begins_before = ("", "hear", "review_in_township")


class ExitOf2014(Casework):
    process, first_days = "exit", (date(2014, 1, 1), date(2015, 12, 31))
    begins_before = ("", "review_in_county")


class ExitOf2016(Casework):
    process, first_days = "exit", (date(2019, 1, 1), date(2019, 12, 31))  # a criterion comes into force
    begins_before = ("", "approve")


class PlaceExit(Casework):
    """The exit of a place: the register of the day is as the worst and the best of its kind, and changes meanwhile."""

    limit: ClassVar[Decimal] = policy.at(2016).value("exit_incidence_limit").value

    @rule(share=st.integers(0, 60))
    def the_register_changes(self, share: int) -> None:
        place = self.case.known.place
        assert place is not None
        assert place.rural_population is not None
        persons = place.rural_population * share // 1000
        changed = replace(place, poor_persons=persons, poor_households=-(-persons // 4))
        self.case = replace(self.case, known=replace(self.case.known, place=changed))

    @rule(missing=st.lists(st.sampled_from(FACILITY_KEYS), unique=True, max_size=2))
    def a_facility_breaks(self, missing: list[str]) -> None:
        place = self.case.known.place
        assert place is not None
        changed = replace(place, missing=tuple(missing))
        self.case = replace(self.case, known=replace(self.case.known, place=changed))

    def decide(self, step: str, by: str, evidence: Mapping[str, Value]) -> None:
        """No step that asks for the incidence is taken while it is not below the limit, or its denominator is old."""
        before = self.case.state
        super().decide(step, by, evidence)
        asks = {check.key for check in self.case.process.steps[step].checks}
        place = self.case.known.place
        if self.state != before and asks & {"place_incidence_below", "comprehensive_incidence_below"}:
            assert place.poor_persons < place.rural_population * self.limit
            assert "place_incidence_below" not in asks or place.population_year >= self.today.year - 1
        if self.state != before and "facilities_answered" in asks:
            assert not place.missing or self.case.evidence()["facilities_answer"]


class VillageExit(PlaceExit):
    process, first_days = "village_exit", (date(2016, 5, 1), date(2019, 6, 30))
    begins_before = ("", "approve")


class CountyExit(PlaceExit):
    process, first_days = "county_exit", (date(2016, 5, 1), date(2019, 6, 30))
    begins_before = ("", "evaluate")


class Monitoring(Casework):
    process, first_days = "monitoring", (date(2021, 1, 1), date(2024, 12, 31))
    begins_before = ("", "review_in_township", "eliminate")


class Relapse(Casework):
    process, first_days = "exit", (date(2018, 10, 1), date(2019, 5, 20))
    begins_before = ("verify_relapse",)


class RelapseOfMonitored(Casework):
    process, first_days = "monitoring", (date(2021, 1, 1), date(2024, 12, 31))
    begins_before = ("verify_poverty",)


class MemberChange(Casework):
    process, first_days = "member_change", (date(2014, 1, 1), date(2024, 12, 31))


TestIdentification = Identification.TestCase
TestRemoval = Removal.TestCase
TestExitOf2014 = ExitOf2014.TestCase
TestExitOf2016 = ExitOf2016.TestCase
TestVillageExit = VillageExit.TestCase
TestCountyExit = CountyExit.TestCase
TestMonitoring = Monitoring.TestCase
TestRelapse = Relapse.TestCase
TestRelapseOfMonitored = RelapseOfMonitored.TestCase
TestMemberChange = MemberChange.TestCase


@pytest.mark.parametrize(
    ("machine", "begins_before", "check"),
    [
        (Identification, "review_in_township", "no_open_objection"),
        (Identification, "review_in_county", "notice_over"),
        (Removal, "review_in_township", "notice_over"),
        (ExitOf2014, "review_in_county", "notice_over"),
        (ExitOf2016, "approve", "notice_over"),
        (ExitOf2016, "approve", "no_open_objection"),
        (VillageExit, "approve", "notice_over"),
        (CountyExit, "evaluate", "notice_over"),
        (Monitoring, "review_in_township", "notice_over"),
        (Monitoring, "eliminate", "notice_over"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
def test_a_guard_that_is_taken_out_of_a_process_is_noticed(machine, begins_before, check):
    changes = {"lacks": frozenset({check}), "begins_before": (begins_before,)}
    lacking = type(f"{machine.__name__}Lacking", (machine,), changes)
    walks = settings(
        max_examples=15, stateful_step_count=20, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate], print_blob=False, report_multiple_bugs=False,
    )  # fmt: skip
    with pytest.raises(AssertionError):
        run_state_machine_as_test(lacking, settings=walks)
