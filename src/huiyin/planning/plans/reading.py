"""The plans as the packs declare them, a file each."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from huiyin.followup.commitments import KINDS, UNITS
from huiyin.kernel.documents import Entry, read_document
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin.planning.pace.path import Phase
from huiyin.planning.plans.plan import Counted, Plan, PlanIndicator
from huiyin.planning.targets import Better, Kind
from huiyin.policy import Source

_FOLDER = Path(str(resources.files("huiyin.policy"))) / "packs" / "plans"
_TABLES = ("figure", "statistic", "left", "listed", "lacking")
_ONE = Text("name one table and one key in it.", "应填写一张表及其中一个指标。")
_ENDS = Text("the last phase must end with the plan ({until}).", "最后阶段应与规划同日结束（{until}）。")
_TRUTH = ("true", "false")


class UnknownPlanError(HuiyinError):
    """A plan that no pack declares."""

    code = "PLAN"
    template = Text("There is no plan '{key}'. Known: {known}.", "没有规划“{key}”。可用：{known}。")


@cache
def plans() -> Mapping[str, Plan]:
    """Give the plans that come with the library by key, the earliest first."""
    return read_plans(_FOLDER)


def read_plans(folder: Path) -> dict[str, Plan]:
    """Read every plan of a folder, a file each, the earliest first.

    Raises:
        DocumentError: with file, line and key of the first fault.
    """
    found = [_read(read_document(file)) for file in sorted(folder.glob("*.yaml"))]
    return {one.key: one for one in sorted(found, key=lambda one: (one.since, one.key))}


def plan_of(key: str) -> Plan:
    """Give one plan.

    Raises:
        UnknownPlanError: there is none of this name.
    """
    if key not in plans():
        raise UnknownPlanError(key=key, known=", ".join(plans()))
    return plans()[key]


def _read(document: Entry) -> Plan:
    told = document.fields(("key", "label", "place", "from", "until", "slack", "source", "phases", "indicators"))
    until = told["until"].day()
    phases = tuple(_phase(entry) for entry in told["phases"].items())
    if phases[-1].until != until:
        raise told["phases"].refuse(_ENDS.fill(until=until))
    return Plan(
        key=told["key"].symbol(),
        label=told["label"].text(),
        place=told["place"].value(),
        since=told["from"].day(),
        until=until,
        slack=float(told["slack"].number()),
        source=Source.read(told["source"]),
        phases=phases,
        indicators={name.symbol(): _indicator(name.symbol(), entry) for name, entry in told["indicators"].pairs()},
    )


def _phase(entry: Entry) -> Phase:
    told = entry.fields(("label", "until", "share"))
    return Phase(told["label"].text(), told["until"].day(), float(told["share"].number()))


def _indicator(key: str, entry: Entry) -> PlanIndicator:
    told = entry.fields(
        ("label", "kind", "unit", "step", "better", "binding", "about", "clause"),
        ("counted", "shared_by", "begins", "goal", "years"),
    )
    return PlanIndicator(
        key=key,
        label=told["label"].text(),
        kind=Kind(told["kind"].one_of(Kind)),
        step=told["step"].number(),
        better=Better(told["better"].one_of(Better)),
        unit=told["unit"].one_of(UNITS.keys()),
        binding=told["binding"].one_of(_TRUTH) == _TRUTH[0],
        about=told["about"].one_of(KINDS.keys()),
        clause=Source.read(told["clause"]),
        counted=_counted(told["counted"]) if "counted" in told else None,
        shared_by=_counted(told["shared_by"]) if "shared_by" in told else None,
        begins=told["begins"].number() if "begins" in told else None,
        goal=told["goal"].number() if "goal" in told else None,
        years={name.whole(): value.number() for name, value in told["years"].pairs()} if "years" in told else {},
    )


def _counted(entry: Entry) -> Counted:
    pairs = [(name.one_of(_TABLES), value.value()) for name, value in entry.pairs()]
    if len(pairs) != 1:
        raise entry.refuse(_ONE)
    return Counted(*pairs[0])
