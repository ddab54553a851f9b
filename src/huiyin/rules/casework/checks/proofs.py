"""Checks of what is proven: the criteria of an exit, the observation after it, the risk of a monitored household."""

from collections.abc import Iterable, Iterator
from datetime import date

from huiyin.kernel.money import fen
from huiyin.kernel.text import Text
from huiyin.policy import Criterion, whole_months
from huiyin.policy.decision import Reason
from huiyin.records.fields import Code
from huiyin.rules.casework.asked import Asked
from huiyin.rules.casework.case import Case
from huiyin.rules.casework.checks.incomes import income_of, net_income, said
from huiyin.rules.casework.words import EXITED, OFF_REGISTER, RISK, SUDDEN, UNSTABLE

_MET = Text("{criterion}: met.", "{criterion}：达标。")
_UNMET = Text("{criterion}: not met.", "{criterion}：不达标。")
_NOT_VERIFIED = Text(
    "{criterion}: to be proven since {since}; go back to the verification.",
    "{criterion}：自 {since} 起须核实，请退回补充核实。",
)
_ALL_VERIFIED = Text("Every criterion in force was proven.", "现行各项标准均已核实达标。")
_OBSERVED = Text(
    "Observed for {months} months since {since}; {least} are needed.",
    "自 {since} 起已观察 {months} 个月，须满 {least} 个月。",
)
_RISK_GONE = Text("The risk “{risk}” is gone.", "“{risk}”风险已消除。")
_RISK_STAYS = Text(
    "The risk “{risk}” is not gone: the household goes on being watched.", "“{risk}”风险未消除，继续跟踪监测。"
)
_LABOUR = Text("The household has labour.", "该户有劳动能力。")
_NO_LABOUR = Text(
    "A household without labour is not marked as out of risk.", "无劳动能力户不标注风险消除，继续跟踪监测。"
)
_CONTROLLED = Text("Its unavoidable expense is under control.", "刚性支出可控。")
_NOT_CONTROLLED = Text("Its unavoidable expense is not under control.", "刚性支出不可控，继续跟踪监测。")
_FITS = Text("The kind fits: it tells who left poverty from who was not registered.", "类别与该户是否脱贫户相符。")
_DOES_NOT_FIT = Text(
    "Only a household that left poverty is unstable; only one that is not registered is at the margin.",
    "脱贫不稳定户须为脱贫户，边缘易致贫户须为未建档立卡户。",
)
_AT_RISK = Text(
    "Income per person: {income} yuan, the line of monitoring: {line} yuan. Unavoidable expense: {rigid} yuan, of an "
    "income of {net} yuan. The income must lie below the line or the expense above the income.",
    "人均收入 {income} 元，监测范围 {line} 元；刚性支出 {rigid} 元，家庭收入 {net} 元。"
    "须人均收入低于监测范围，或刚性支出超过家庭收入。",
)
_NOT_BELOW = Text(
    "Income per person: {income} yuan, the line of monitoring: {line} yuan. A household below it is of another kind.",
    "人均收入 {income} 元，监测范围 {line} 元。低于监测范围的应列为其他两类。",
)


def criteria_on(case: Case, on: date) -> tuple[Criterion, ...]:
    """Give the criteria in force on a day."""
    return tuple(one for one in case.process.criteria if one.since <= on)


def unproven(case: Case, on: date) -> tuple[Criterion, ...]:
    """Give the criteria in force on a day that nothing given so far proves."""
    known = case.evidence()
    return tuple(one for one in criteria_on(case, on) if known.get(f"{one.key}_met") is not True)


def criteria_proven(asked: Asked) -> Iterator[Reason]:
    """Ask that every criterion in force on the day is met; the step asks for each, so none is passed over."""
    yield from _proven(asked, criteria_on(asked.case, asked.on))


def new_criteria_proven(asked: Asked) -> Iterator[Reason]:
    """Ask the same of the criteria that came into force since the verification, for which the step asks."""
    yield from _proven(asked, unproven(asked.case, asked.on))


def _proven(asked: Asked, criteria: Iterable[Criterion]) -> Iterator[Reason]:
    for criterion in criteria:
        proven = asked.given(f"{criterion.key}_met")
        if proven is not None:
            words = _MET if proven is True else _UNMET
            yield asked.told(words.fill(criterion=criterion.label.sentence()), met=proven is True)


def criteria_still_proven(asked: Asked) -> Iterator[Reason]:
    """Ask that no criterion came into force since the household was verified without being proven."""
    new = [one for one in criteria_on(asked.case, asked.on) if asked.given(f"{one.key}_met") is not True]
    for criterion in new:
        yield asked.told(_NOT_VERIFIED.fill(criterion=criterion.label.sentence(), since=criterion.since), met=False)
    if not new:
        yield asked.told(_ALL_VERIFIED, met=True)


def observed_long_enough(asked: Asked) -> Iterator[Reason]:
    """Ask that the household was observed for so many whole months since the step that began it."""
    least = asked.parameter()
    began = asked.case.standing[-1].on
    months = whole_months(began, asked.on)
    words = _OBSERVED.fill(months=months, since=began, least=least.value)
    yield asked.told(words, least, met=months >= least.value)


def risks_of(case: Case) -> tuple[Code, ...]:
    """Give the risks for which a household was taken into monitoring, in the order of their list."""
    named = str(case.evidence().get("risks") or "").split(",")
    return tuple(code for code in RISK.codes if code.key in named)


def risks_ended(asked: Asked) -> Iterator[Reason]:
    """Ask that every risk which was found is gone; the step asks for each, with what proves it."""
    for risk in risks_of(asked.case):
        gone = asked.given(f"risk_{risk.key}_gone")
        if gone is not None:
            yield asked.told((_RISK_GONE if gone is True else _RISK_STAYS).fill(risk=risk.label), met=gone is True)


def risk_gone(asked: Asked) -> Iterator[Reason]:
    """Ask that the household has labour and its expense is under control: else it goes on being watched."""
    labour, controlled = asked.given("has_labour"), asked.given("expense_controllable")
    if labour is not None:
        yield asked.told(_LABOUR if labour is True else _NO_LABOUR, met=labour is True)
    if controlled is not None:
        yield asked.told(_CONTROLLED if controlled is True else _NOT_CONTROLLED, met=controlled is True)


def risk_kind_fits(asked: Asked) -> Iterator[Reason]:
    """Ask that the kind of risk fits the household: whether it left poverty, its income, its unavoidable expense."""
    kind, status = asked.needed("risk_kind"), asked.case.known.status
    line, income = asked.parameter(), income_of(asked)
    below = income < fen(line.value)
    values = {"income": said(income), "line": said(fen(line.value))}
    if kind == SUDDEN:
        yield asked.told(_NOT_BELOW.fill(**values), line, met=not below)
        return
    fits = status == EXITED if kind == UNSTABLE else status in OFF_REGISTER
    yield asked.told(_FITS if fits else _DOES_NOT_FIT, met=fits)
    rigid, net = asked.whole("rigid_expense"), net_income(asked.known()) or 0
    words = _AT_RISK.fill(**values, rigid=said(rigid), net=said(net))
    yield asked.told(words, line, met=below or rigid > net)
