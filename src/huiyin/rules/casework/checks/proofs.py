"""Checks of what is proven: the criteria of an exit, the observation after it, the risk of a monitored household."""

from collections.abc import Iterator

from huiyin.kernel.money import fen
from huiyin.kernel.text import Text
from huiyin.policy import Parameter, whole_months
from huiyin.rules.casework.asked import Asked, told
from huiyin.rules.casework.checks.incomes import counted_income
from huiyin.rules.casework.decision import Reason
from huiyin.rules.casework.words import SUDDEN, UNSTABLE

_MET = Text("{criterion}: met.", "{criterion}：达标。")
_UNMET = Text("{criterion}: not met.", "{criterion}：不达标。")
_OBSERVED = Text(
    "Observed for {months} months since {since}; {least} are needed.",
    "自 {since} 起已观察 {months} 个月，须满 {least} 个月。",
)


def criteria_proven(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that every criterion in force on the day is met."""
    del parameter
    for criterion in asked.case.process.criteria:
        if criterion.since <= asked.on:
            met = asked.given(f"{criterion.key}_met") is True
            words = (_MET if met else _UNMET).fill(criterion=criterion.label.sentence())
            yield told("criteria_proven", words, met=met)


def observed_long_enough(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that the household was observed for so many whole months since the step that began it."""
    if parameter is None:
        return
    began = asked.case.standing[-1].on if asked.case.standing else asked.on
    months = whole_months(began, asked.on)
    words = _OBSERVED.fill(months=months, since=began, least=parameter.value)
    yield told("observed_long_enough", words, parameter, met=months >= parameter.value)


def risk_gone(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that the household has labour and its expense is under control: else it goes on being watched."""
    del parameter
    for key, met_words, missing in (
        (
            "has_labour",
            Text("The household has labour.", "该户有劳动能力。"),
            Text(
                "A household without labour is not marked as out of risk.", "无劳动能力户不标注风险消除，继续跟踪监测。"
            ),
        ),
        (
            "expense_controllable",
            Text("Its unavoidable expense is under control.", "刚性支出可控。"),
            Text("Its unavoidable expense is not under control.", "刚性支出不可控，继续跟踪监测。"),
        ),
    ):
        met = asked.given(key) is True
        yield told("risk_gone", met_words if met else missing, met=met)


def risk_kind_fits(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that the kind of risk fits the household: its income against the line, and whether it left poverty."""
    kind = asked.given("risk_kind")
    exited = asked.case.known.status == "exited"
    if kind != SUDDEN:
        yes, no = (
            Text(
                "The kind fits: it tells who left poverty from who never was registered.", "类别与该户是否脱贫户相符。"
            ),
            Text(
                "Only a household that left poverty is unstable; only one that was not registered is at the margin.",
                "脱贫不稳定户须为脱贫户，边缘易致贫户须为非建档立卡户。",
            ),
        )
        fits = exited is (kind == UNSTABLE)
        yield told("risk_kind_fits", yes if fits else no, met=fits)
    if parameter is not None:
        below = counted_income(asked) < fen(parameter.value)
        words = Text("Income per person {side} the line of {line} yuan.", "人均收入{side}监测范围 {line} 元。").fill(
            side=Text("lies below", "低于") if below else Text("does not lie below", "不低于"), line=parameter.value
        )
        yield told("risk_kind_fits", words, parameter, met=below or kind == SUDDEN)
