"""A process of the office as data: the steps a case goes through, who takes each, what each needs.

A pack holds one file a process (`processes/<process>.yaml`). Evidence and checks stand there by name; what they mean
is decided above this room, where a test holds every name against them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from huiyin.kernel.documents import Entry, read_document
from huiyin.kernel.text import Text
from huiyin.policy.sources import Source

_FILE_NAME = Text("the file must be named {key}.yaml.", "文件名应为 {key}.yaml。")
_NO_STATE = Text("there is no state '{state}' in this process.", "本流程没有状态“{state}”。")
_DEAD_END = Text("no step leads on from '{state}', and it is no end.", "状态“{state}”既无后续步骤，也不是终止状态。")
_CUT_OFF = Text("no step leads to '{state}'.", "没有步骤通向状态“{state}”。")
_NO_END = Text("a step leads on from '{state}', which is an end.", "终止状态“{state}”不得再有后续步骤。")
_FLAGS = ("changes_members", "verifies", "records", "reopens")
_ONE_OPENS = Text("exactly one step opens a case (it has no `from`).", "须有且仅有一个起始步骤（不填 `from`）。")


class Office(StrEnum):
    """The level that takes a step."""

    VILLAGE = "village"
    TOWNSHIP = "township"
    COUNTY = "county"
    PREFECTURE = "prefecture"
    PROVINCE = "province"


class Subject(StrEnum):
    """Whose way a process is."""

    HOUSEHOLD = "household"
    VILLAGE = "village"
    COUNTY = "county"


class Counted(StrEnum):
    """Which days a term counts."""

    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Term:
    """A number of days: the parameter that holds it, and which days count."""

    days: str
    counted: Counted


@dataclass(frozen=True, slots=True)
class Check:
    """Something that must hold before a step: its name, and the parameter it reads where it reads one."""

    key: str
    parameter: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a process.

    Attributes:
        key, label: which it is.
        comes_from: the states in which it may be taken; none opens a case.
        leads_to: the state after it.
        office: whose step it is.
        evidence: the evidence it needs.
        checks: what must hold.
        notice: how long the notice that it hangs must hang; none where it hangs none.
        within: how soon it must follow the step before: later is told, not refused.
        status: the status of the household or the place after it; none where that stays.
        changes_members: whether a member joins or leaves the household by it.
        verifies: whether it sees the facts of the case: an objection that was upheld is settled by one after it.
        records: whether what was verified goes into the register by it.
        reopens: whether the case may still be sent back once this step has ended it.
    """

    key: str
    label: Text
    comes_from: tuple[str, ...]
    leads_to: str
    office: Office
    evidence: tuple[str, ...]
    checks: tuple[Check, ...]
    notice: Term | None
    within: Term | None
    status: str | None
    changes_members: bool
    verifies: bool
    records: bool
    reopens: bool


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something that an exit must prove: its evidence by name, and since when it counts."""

    key: str
    label: Text
    since: date
    source: Source


@dataclass(frozen=True, slots=True)
class Process:
    """The way of a case.

    Attributes:
        key, label: which it is.
        states: what each state is called, in the order of the way.
        ends: the states that nothing follows.
        steps: every step by key, in the order of the way.
        criteria: what must be proven; none where the process asks for nothing of the kind.
        source: the regulation.
        always_open: the regulation by which no window closes it; none where windows may.
        subject: whose way it is.
        note: what the regulation leaves out, and why nothing stands in for it; none where there is nothing to say.
    """

    key: str
    label: Text
    states: Mapping[str, Text]
    ends: tuple[str, ...]
    steps: Mapping[str, Step]
    criteria: tuple[Criterion, ...]
    source: Source
    always_open: Source | None = None
    subject: Subject = Subject.HOUSEHOLD
    note: Text | None = None

    @property
    def first(self) -> Step:
        """The step that opens a case."""
        return next(step for step in self.steps.values() if not step.comes_from)

    def following(self, state: str) -> tuple[Step, ...]:
        """Give the steps that lead on from a state, the ordinary one first."""
        return tuple(step for step in self.steps.values() if state in step.comes_from)


def read_process(path: Path) -> Process:
    """Read one process file.

    Raises:
        DocumentError: with file, line and key of the first fault.
    """
    fields = read_document(path).fields(
        ("key", "label", "source", "states", "ends", "steps"), ("criteria", "always_open", "subject", "note")
    )
    key = fields["key"].symbol()
    if path.stem != key:
        raise fields["key"].refuse(_FILE_NAME.fill(key=key))
    named = {name.symbol(): entry for name, entry in fields["states"].pairs()}
    states = {state: entry.text() for state, entry in named.items()}
    steps = {name.symbol(): _read_step(name.symbol(), entry, states) for name, entry in fields["steps"].pairs()}
    ends = tuple(_state(entry, states) for entry in fields["ends"].items())
    if sum(not step.comes_from for step in steps.values()) != 1:
        raise fields["steps"].refuse(_ONE_OPENS)
    _check_ways(named, ends, steps.values())
    source = Source.read(fields["source"])
    criteria = fields["criteria"].pairs() if "criteria" in fields else ()
    return Process(
        key, fields["label"].text(), states, ends, steps,
        tuple(_read_criterion(name.symbol(), entry, source) for name, entry in criteria), source,
        Source.read(fields["always_open"]) if "always_open" in fields else None,
        Subject(fields["subject"].one_of(Subject)) if "subject" in fields else Subject.HOUSEHOLD,
        fields["note"].text() if "note" in fields else None,
    )  # fmt: skip


def _read_step(key: str, entry: Entry, states: Mapping[str, Text]) -> Step:
    fields = entry.fields(
        ("label", "to", "office"), ("from", "evidence", "checks", "notice", "within", "status", *_FLAGS)
    )
    return Step(
        key=key,
        label=fields["label"].text(),
        comes_from=tuple(_state(one, states) for one in fields["from"].items()) if "from" in fields else (),
        leads_to=_state(fields["to"], states),
        office=Office(fields["office"].one_of(Office)),
        evidence=tuple(one.symbol() for one in fields["evidence"].items()) if "evidence" in fields else (),
        checks=tuple(_read_check(name, one) for name, one in fields["checks"].pairs()) if "checks" in fields else (),
        notice=_read_term(fields["notice"]) if "notice" in fields else None,
        within=_read_term(fields["within"]) if "within" in fields else None,
        status=fields["status"].symbol() if "status" in fields else None,
        **{flag: flag in fields and fields[flag].one_of(("true", "false")) == "true" for flag in _FLAGS},
    )


def _read_check(name: Entry, entry: Entry) -> Check:
    """Read `check: parameter`, or `check: none` where it reads none."""
    parameter = entry.symbol()
    return Check(name.symbol(), None if parameter == "none" else parameter)


def _read_term(entry: Entry) -> Term:
    fields = entry.fields(("days", "counted"))
    return Term(fields["days"].symbol(), Counted(fields["counted"].one_of(Counted)))


def _read_criterion(key: str, entry: Entry, source: Source) -> Criterion:
    fields = entry.fields(("label", "since"), ("source",))
    own = Source.read(fields["source"]) if "source" in fields else source
    return Criterion(key, fields["label"].text(), fields["since"].day(), own)


def _state(entry: Entry, states: Mapping[str, Text]) -> str:
    state = entry.symbol()
    if state not in states:
        raise entry.refuse(_NO_STATE.fill(state=state))
    return state


def _check_ways(states: Mapping[str, Entry], ends: Collection[str], steps: Collection[Step]) -> None:
    left = {state for step in steps for state in step.comes_from}
    reached = {step.leads_to for step in steps}
    for state, entry in states.items():
        if state in left and state in ends:
            raise entry.refuse(_NO_END.fill(state=state))
        if state not in left and state not in ends:
            raise entry.refuse(_DEAD_END.fill(state=state))
        if state not in reached:
            raise entry.refuse(_CUT_OFF.fill(state=state))
