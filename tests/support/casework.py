"""Cases of the tests: an ordinary household goes its way through a process, and a test changes what it cares about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.money import fen
from huiyin.policy import Decision, Reason, Verdict
from huiyin.records.fields import Kind
from huiyin.rules import casework
from huiyin.rules.casework import BY_KEY, Case, Done, Known, Member, Objection, PlaceKnown, Value
from huiyin.rules.incidence import exit_by_incidence

GOLDEN = Path(__file__).parents[1] / "golden"
ORDINARY = yaml.safe_load((GOLDEN / "cases_ordinary.yaml").read_text(encoding="utf-8"))
PEOPLE: Mapping[str, str] = ORDINARY["people"]
HELPER: str = ORDINARY["helpers"][0]
_LONGEST_WAIT = 1200


def opened(process: str, on: date, *, pack: str | None = None, **known: Any) -> Case:
    """Give a case of an ordinary household that nothing was done to yet."""
    ordinary = {
        "status": ORDINARY["status"][process],
        "helpers": frozenset(ORDINARY["helpers"]),
        "members": _members(ORDINARY["members"]),
    }
    if process in ORDINARY["figures"]:
        years = {"population_year": on.year - 1, "facilities_year": on.year - 1}
        known["place"] = PlaceKnown(**{**ORDINARY["figures"][process], **years, **known.pop("figures", {})})
    return casework.open_case(process, on=on, known=Known(**{**ordinary, **known}), pack=pack)


def evidence_for(case: Case, step: str, on: date, **changes: Any) -> dict[str, Value]:
    """Give what an ordinary household gives at a step, with changes; money is written in yuan."""
    fields = casework.fields_of(case, casework.step_of(case, step), on)
    special = ORDINARY["by_step"].get(case.process.key, {}).get(step, {})
    written = {**ORDINARY["evidence"], **special}
    given = {field.key: _of(case, written[field.key]) for field in fields if field.key in written}
    return {key: _value(key, value, on) for key, value in {**given, **changes}.items()}


def asked_for(case: Case, step: str, on: date, *, by: str | None = None, **changes: Any) -> Decision:
    """Give the decision on a step that the ordinary officer takes with ordinary evidence, with changes."""
    by = by or PEOPLE[casework.step_of(case, step).office]
    return casework.decide(case, step, by=by, on=on, evidence=evidence_for(case, step, on, **changes))


def taken(case: Case, step: str, on: date, *, by: str | None = None, **changes: Any) -> Case:
    """Give the case after a step, which must be allowed."""
    decision = asked_for(case, step, on, by=by, **changes)
    assert decision.allowed, [reason.words.zh for reason in decision.missing]
    done = Done(step, on, by or PEOPLE[casework.step_of(case, step).office], evidence_for(case, step, on, **changes))
    return replace(case, done=(*case.done, done), known=after(case, step))


def after(case: Case, step: str) -> Known:
    """Give what the register knows of a household once a step is taken: its new status where the step gives one."""
    status = casework.step_of(case, step).status
    return replace(case.known, status=status or case.known.status) if case.known.place is None else case.known


def went_back(case: Case, state: str, on: date) -> Case:
    """Give the case after a way back."""
    casework.check_way_back(case, state)
    return replace(case, done=(*case.done, Done(state, on, PEOPLE["county"], way=casework.Way.BACK)))


def brought_to(case: Case, step: str, since: date, earlier: Mapping[str, Mapping[str, Any]] | None = None) -> Case:
    """Give the case just before a step: each step before it on the first day that it may be taken, from a day on.

    `earlier` has by step what was out of the ordinary: its `date`, `by` whom, and evidence.
    """
    target = casework.step_of(case, step)
    if not target.comes_from:
        return case
    for before in _way(case, target.key):
        if case.last(before):
            continue
        own = dict((earlier or {}).get(before, {}))
        day = own.pop("date", None) or _first_day(case, before, case.since or since, own)
        case = taken(case, before, day, **own)
    return case


def _way(case: Case, target: str) -> list[str]:
    step = casework.step_of(case, target)
    way: list[str] = []
    while step.comes_from:
        step = next(one for one in case.process.steps.values() if one.leads_to == step.comes_from[-1])
        way.append(step.key)
    return way[::-1]


def _first_day(case: Case, step: str, since: date, own: Mapping[str, Any]) -> date:
    """Give the first day on which nothing but time is missing."""
    days = (since + timedelta(days=after) for after in range(_LONGEST_WAIT))
    return next(day for day in days if asked_for(case, step, day, **own).allowed)


def _of(case: Case, value: Any) -> Any:
    return value.get(case.process.key) if isinstance(value, dict) else value


def _value(key: str, value: Any, on: date) -> Value:
    """Read what a golden file writes: yuan become fen, and last_year a year."""
    if value == "last_year":
        return on.year - 1
    if value == "the_day":
        return on
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and key in BY_KEY and BY_KEY[key].kind is Kind.MONEY:
        return fen(str(value))
    return value


def golden_decision(one: Mapping[str, Any], pack: str | None) -> Decision:
    """Give what the library says of a golden case; that it can't even be opened is a refusal, too."""
    try:
        return _place(one, pack) if "place" in one else _household(one, pack)
    except HuiyinError as error:
        return Decision("opening", (Reason("opening", Verdict.MISSING, error.text),))


def in_one_word(decision: Decision) -> str:
    """Give what a golden file calls a decision."""
    verdicts = {reason.verdict for reason in decision.reasons}
    if not decision.allowed:
        return "refused"
    return "late" if Verdict.LATE in verdicts else "question" if Verdict.QUESTION in verdicts else "allowed"


def in_chinese(decision: Decision) -> list[dict[str, str]]:
    """Give the reasons of a decision as a golden file writes them."""
    return [{reason.verdict.value: reason.words.zh} for reason in decision.reasons]


def _members(written: Sequence[Mapping[str, Any]]) -> tuple[Member, ...]:
    return tuple(Member(number, one["name"], one["born"]) for number, one in enumerate(written))


def _place(one: Mapping[str, Any], pack: str | None) -> Decision:
    return exit_by_incidence(**one["place"], on=one["date"], pack=pack)


def _household(one: Mapping[str, Any], pack: str | None) -> Decision:
    known = dict(one.get("household", {})) | ({"figures": one["figures"]} if "figures" in one else {})
    past = {year: fen(str(income)) for year, income in known.pop("past_incomes", {}).items()}
    median = known.pop("village_median", None)
    people = {key: _members(known.pop(key)) for key in ("members", "former_members") if key in known}
    since = one.get("opened", one["date"])
    case = opened(
        one["process"], since, pack=pack, **known, **people,
        past_incomes=past, village_median=None if median is None else fen(str(median)),
    )  # fmt: skip
    before = brought_to(case, one.get("before", one["step"]), since, one.get("earlier"))
    objections = tuple(
        Objection(each["filed"], each.get("states_fact"), each.get("answered"), each.get("upheld", False))
        for each in one.get("objections", [])
    )
    before = replace(before, objections=objections)
    if again := one.get("again"):
        back = went_back(before, again["state"], again["date"])
        before = brought_to(back, one["step"], again["date"])
    return asked_for(before, one["step"], one["date"], by=one.get("by"), **one.get("evidence", {}))
