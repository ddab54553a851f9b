"""Clerks at work on a case, in whatever order: a machine that keeps beside it what a case promises."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar, TypeVar

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from huiyin import policy
from huiyin.kernel.money import FEN_PER_YUAN
from huiyin.policy.processes import Process
from huiyin.records.fields import Kind
from huiyin.rules import casework
from huiyin.rules.casework import CLOSED, EVIDENCE, Case, Done, Objection, Value, Way
from support.casework import HELPER, PEOPLE, after, asked_for, brought_to, evidence_for, opened, went_back

Option = TypeVar("Option")

CLERKS = st.sampled_from([*PEOPLE.values(), HELPER])
NUMBERS = st.integers(-(10**9), 10**12)
WORDS = st.one_of(st.text(max_size=5), st.sampled_from([code.key for field in EVIDENCE.fields if field.codes for code in field.codes.codes]))  # fmt: skip
OF_ITS_KIND = {
    Kind.FLAG: st.booleans(),
    Kind.INTEGER: NUMBERS,
    Kind.YEAR: NUMBERS,
    Kind.MONEY: NUMBERS,
    Kind.DATE: st.dates(),
    Kind.DECIMAL: st.floats(-1e6, 1e9),
}
ANY = {field.key: st.one_of(st.none(), OF_ITS_KIND.get(field.kind, WORDS)) for field in EVIDENCE.fields}
ONE_PIECE = st.sampled_from(sorted(ANY)).flatmap(lambda key: st.tuples(st.just(key), ANY[key]))
ANY_EVIDENCE = st.lists(ONE_PIECE, max_size=3).map(dict)
# What the regulations ask before each of these steps, whatever the process says: the notice, and the days that it hangs.
NOTICES = {
    ("identification", "review_in_township"): ("post_village_notice", "village_notice_days"),
    ("identification", "review_in_county"): ("post_township_notice", "township_notice_days"),
    ("removal", "review_in_township"): ("post_village_notice", "village_notice_days"),
    ("monitoring", "review_in_township"): ("post_notice", "village_notice_days"),
    ("monitoring", "eliminate"): ("post_elimination_notice", "village_notice_days"),
    ("exit", "review_in_township"): ("post_village_notice", "village_notice_days"),
    ("exit", "review_in_county"): ("post_township_notice", "township_notice_days"),
    ("exit", "approve"): ("post_notice", "village_notice_days"),
    ("village_exit", "approve"): ("post_notice", "township_notice_days"),
    ("county_exit", "evaluate"): ("post_notice", "county_exit_notice_days"),
}
DECIDING = frozenset({"announce", "register", "remove", "decide", *(step for _, step in NOTICES)})
CHOICE = st.integers(0, 99)  # of the options that there are: strategies made anew at every step take their time


def chosen(options: Sequence[Option], choice: int) -> Option:
    return options[choice % len(options)]


class Casework(RuleBasedStateMachine):
    """Clerks at work on one case; `state` is kept beside it, move by move."""

    process: ClassVar[str]
    first_days: ClassVar[tuple[date, date]]
    begins_before: ClassVar[tuple[str, ...]] = (
        "",
    )  # the steps that clerks may come to first; empty: they open the case
    lacks: ClassVar[frozenset[str]] = frozenset()  # checks that are taken out of the process, to see whether that shows
    case: Case
    today: date

    @initialize(share=CHOICE, choice=CHOICE)
    def open(self, share: int, choice: int) -> None:
        first, last = self.first_days
        self.today = first + (last - first) * share // 99
        whole = opened(self.process, self.today)
        self.case = replace(whole, process=_lacking(whole.process, self.lacks))
        self.began_as = self.case.known.status
        begins_before = chosen(self.begins_before, choice)
        if begins_before:
            self.case = brought_to(self.case, begins_before, self.today)
            self.today = self.case.since or self.today
        self.state = self.case.state
        self.visited = [self.case.process.steps[done.step].leads_to for done in self.case.standing]

    @rule(days=st.one_of(st.integers(0, 9), st.integers(150, 400)))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @precondition(lambda self: not self.case.is_over)
    @rule(choice=CHOICE, by=CLERKS, more=ANY_EVIDENCE)
    def try_a_step(self, choice: int, by: str, more: Mapping[str, Value]) -> None:
        step = chosen(casework.next_steps(self.case), choice).key
        self.decide(step, by, {**evidence_for(self.case, step, self.today), **more})

    @precondition(lambda self: not self.case.is_over)
    @rule(choice=CHOICE)
    def go_on(self, choice: int) -> None:
        """Take an ordinary step on the first day that allows it, if one of the next four hundred does."""
        step = chosen(casework.next_steps(self.case), choice).key
        days = (self.today + timedelta(days=after) for after in (*range(12), 31, 184, 400))
        self.today = next((day for day in days if asked_for(self.case, step, day).allowed), self.today)
        by = PEOPLE[casework.step_of(self.case, step).office]
        self.decide(step, by, evidence_for(self.case, step, self.today))

    def decide(self, step: str, by: str, evidence: Mapping[str, Value]) -> None:
        decision = casework.decide(self.case, step, by=by, on=self.today, evidence=evidence)
        if not decision.allowed:
            return
        self.stays_allowed_tomorrow(step, by, evidence)
        known = after(self.case, step)
        self.case = replace(self.case, done=(*self.case.done, Done(step, self.today, by, evidence)), known=known)
        self.state = self.case.process.steps[step].leads_to
        self.visited.append(self.state)
        self.publicity_was_kept(step)
        if step == "hear":
            assert by not in self.case.known.helpers
        if self.case.process.steps[step].status == "exited" and self.case.process.criteria:
            self.exit_was_guarded()
        if self.state == "eliminated":
            self.end_of_the_risk_was_guarded()
        if self.state in {"relapsed", "fallen"}:
            self.poverty_was_verified(by)

    def stays_allowed_tomorrow(self, step: str, by: str, evidence: Mapping[str, Value]) -> None:
        tomorrow = self.today + timedelta(days=1)
        changes = casework.criteria_on(self.case, self.today) != casework.criteria_on(self.case, tomorrow)
        if tomorrow.year == self.today.year and not changes:
            assert casework.decide(self.case, step, by=by, on=tomorrow, evidence=evidence).allowed

    def publicity_was_kept(self, step: str) -> None:
        """After a notice nobody goes on before it has hung its days; and nothing is decided over an open objection."""
        if (self.process, step) in NOTICES:
            notice, days = NOTICES[self.process, step]
            posted = self.last(notice).on
            self.hung(posted, self.today, int(policy.at(posted, self.case.pack).value(days).value))
        if step in DECIDING:
            assert not any(one.is_open(self.today) for one in self.case.objections)

    def hung(self, posted: date, until: date, days: int) -> None:
        between = [posted + timedelta(days=after) for after in range(1, (until - posted).days)]
        counted = [day for day in between if not any(one.stops(day) for one in self.case.objections)]
        assert len(counted) >= days

    def exit_was_guarded(self) -> None:
        known = self.case.evidence()
        assert [
            one.key for one in casework.criteria_on(self.case, self.today) if known[f"{one.key}_met"] is not True
        ] == []
        if "acknowledge" in self.case.process.steps:
            assert self.last("acknowledge").by not in self.case.known.helpers
        posted = self.last("post_notice")
        approved = self.last("evaluate" if "evaluate" in self.case.process.steps else "approve")
        self.hung(posted.on, approved.on, int(policy.at(posted.on, self.case.pack).value("village_notice_days").value))
        assert not any(one.is_open(self.today) for one in self.case.objections)

    def end_of_the_risk_was_guarded(self) -> None:
        """The income lies above the line of monitoring, nothing that must be guaranteed is lacking, no risk is left."""
        known = self.case.evidence()
        lacking = [
            one.key for one in casework.criteria_on(self.case, self.today) if known[f"{one.key}_met"] is not True
        ]
        staying = [key for key in known["risks"].split(",") if known[f"risk_{key}_gone"] is not True]
        line = policy.at(self.today, self.case.pack).value("monitoring_line").value
        assert (lacking, staying) == ([], [])
        assert casework.counted_income(known) > line * FEN_PER_YUAN
        months = policy.at(self.today, self.case.pack).value("monitoring_observation_months").value
        assert policy.whole_months(self.last("help").on, self.last("verify_elimination").on) >= months

    def poverty_was_verified(self, by: str) -> None:
        """Something failed by fresh evidence, which neither the helper nor whoever decides has verified."""
        known = self.case.evidence()
        year, income = known["income_year"], casework.counted_income(known)
        failing = any(value is False for key, value in known.items() if key.endswith("_met"))
        assert self.case.standing[-2].by not in {*self.case.known.helpers, by}
        assert year in {self.today.year - 1, self.today.year}
        assert failing or income < policy.at(date(year, 12, 31)).value("poverty_line").value * FEN_PER_YUAN
        assert not any(one.is_open(self.today) for one in self.case.objections)

    def last(self, step: str) -> Done:
        found = self.case.last(step)
        assert found is not None
        return found

    @rule(choice=CHOICE, by=CLERKS, evidence=ANY_EVIDENCE)
    def skip(self, choice: int, by: str, evidence: Mapping[str, Value]) -> None:
        """Ask for a step that does not follow: it is refused, and what has to be done before is named."""
        follows = {step.key for step in casework.next_steps(self.case)}
        others = [step for step in self.case.process.steps.values() if step.key not in follows]
        if not others:
            return
        step = chosen(others, choice)
        decision = casework.decide(self.case, step.key, by=by, on=self.today, evidence=evidence)
        assert [reason.check for reason in decision.missing] == ["order"]
        if not self.case.is_over and self.leads_to(step.key):
            before = [one for one in self.case.process.steps.values() if one.leads_to in step.comes_from]
            assert any(one.label.zh in decision.missing[0].words.zh for one in before)
            assert any(self.case.process.steps[key].label.zh in decision.missing[0].words.zh for key in follows)

    def leads_to(self, step: str) -> bool:
        """Say, by trying every way, whether the steps from here lead to one."""
        steps = self.case.process.steps
        reached = {one.leads_to for one in casework.next_steps(self.case)}
        while new := {one.leads_to for one in steps.values() if reached & set(one.comes_from)} - reached:
            reached |= new
        return bool(reached & set(steps[step].comes_from))

    @precondition(lambda self: casework.states_behind(self.case))
    @rule(choice=CHOICE)
    def go_back(self, choice: int) -> None:
        state = chosen(casework.states_behind(self.case), choice)
        reopened = self.case.is_over
        self.case = went_back(self.case, state, self.today)
        if reopened:  # the household is again what it was
            self.case = replace(self.case, known=replace(self.case.known, status=self.began_as))
        self.state = state
        del self.visited[self.visited.index(state) + 1 :]

    @precondition(lambda self: len(self.case.objections) < 3)
    @rule()
    def file_an_objection(self) -> None:
        self.case = replace(self.case, objections=(*self.case.objections, Objection(self.today)))

    @precondition(lambda self: self.case.objections)
    @rule(choice=CHOICE, states_fact=st.booleans())
    def triage(self, choice: int, states_fact: bool) -> None:
        self.change(choice, states_fact=states_fact)

    @precondition(lambda self: self.case.objections)
    @rule(choice=CHOICE, upheld=st.booleans())
    def answer(self, choice: int, upheld: bool) -> None:
        self.change(choice, answered_on=self.today, upheld=upheld)

    def change(self, choice: int, **changes: Value) -> None:
        """Change an objection that is open."""
        waiting = [at for at, one in enumerate(self.case.objections) if one.answered_on is None]
        if waiting:
            at = chosen(waiting, choice)
            changed = [replace(one, **changes) if at == n else one for n, one in enumerate(self.case.objections)]
            self.case = replace(self.case, objections=tuple(changed))

    @precondition(lambda self: self.case.done and not self.case.is_over)
    @rule(sure=st.integers(0, 9))
    def close(self, sure: int) -> None:
        if sure == 0:
            self.case = replace(
                self.case, done=(*self.case.done, Done(CLOSED, self.today, PEOPLE["county"], way=Way.CLOSE))
            )
            self.state = CLOSED

    @invariant()
    def the_state_follows_from_the_log(self) -> None:
        assert self.case.state == self.state
        steps = self.case.process.steps
        assert [steps[done.step].leads_to for done in self.case.standing] == self.visited

    @invariant()
    def what_is_over_takes_nothing_more(self) -> None:
        over = self.state == CLOSED or self.state in self.case.process.ends
        assert self.case.is_over is over
        if over:
            assert casework.next_steps(self.case) == ()
            assert bool(casework.states_behind(self.case)) is (self.state == "removed")  # a removal alone is undone
            allowed = [key for key in self.case.process.steps if asked_for(self.case, key, self.today).allowed]
            assert allowed == []


def _lacking(process: Process, checks: frozenset[str]) -> Process:
    steps = {
        key: replace(step, checks=tuple(check for check in step.checks if check.key not in checks))
        for key, step in process.steps.items()
    }
    return replace(process, steps=steps) if checks else process


Casework.TestCase.settings = settings(
    max_examples=6, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
