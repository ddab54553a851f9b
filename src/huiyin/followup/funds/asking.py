"""What about a project's money has to be asked: each with the amount, and the number of policy that was used."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huiyin import policy
from huiyin.followup.funds.project import Project, sum_until
from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.policy import Parameter
from huiyin.policy.days import whole_months


class Sign(StrEnum):
    """What is odd about a project's money."""

    OVER_PLAN = "over_plan"
    OVERDRAWN = "overdrawn"
    OVER_PAID = "over_paid"
    BEYOND_PAYMENTS = "beyond_payments"
    IDLE = "idle"
    LATE = "late"
    SPLIT_EVENLY = "split_evenly"
    NOT_POOR = "not_poor"

    @property
    def label(self) -> Text:
        """What it is called."""
        return _LABELS[self]

    @property
    def is_wrong(self) -> bool:
        """Whether the sums don't reconcile; everything else is a question."""
        return self in {Sign.OVER_PLAN, Sign.OVERDRAWN, Sign.OVER_PAID, Sign.BEYOND_PAYMENTS}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to be asked.

    Attributes:
        sign: what.
        fen: the money that it concerns.
        words: in a sentence.
        parameter: the number of policy that was used; none where none was.
    """

    sign: Sign
    fen: int
    words: Text
    parameter: Parameter | None = None


def signs_of(project: Project, on: date) -> tuple[Told, ...]:
    """Say what has to be asked about a project's money on a day; nothing where all is well.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    return (*_sums(project, on), *_idle(project, on), *_late(project, on), *_households(project, on))


def _sums(project: Project, on: date) -> Iterator[Told]:
    given, paid = sum_until(project.allocated, on), sum_until(project.paid, on)
    accepted, reached = sum_until(project.accepted, on), sum(one.fen for one in project.reached)
    for sign, more, less in (
        (Sign.OVER_PLAN, given, project.planned),
        (Sign.OVERDRAWN, paid, given),
        (Sign.OVER_PAID, accepted, paid),
        (Sign.BEYOND_PAYMENTS, reached, paid),
    ):
        if more > less:
            yield Told(sign, more - less, _SUMS[sign].fill(more=yuan(more), less=yuan(less), by=yuan(more - less)))


def _idle(project: Project, on: date) -> Iterator[Told]:
    months = policy.at(on).value("funds_idle_months")
    old = sum(flow.fen for flow in project.allocated if flow.on <= on and whole_months(flow.on, on) >= months.value)
    still = old - sum_until(project.paid, on)  # what came first is paid first
    if still > 0 and not project.is_over:
        yield Told(Sign.IDLE, still, _IDLE.fill(amount=yuan(still), months=int(months.value)), months)


def _late(project: Project, on: date) -> Iterator[Told]:
    lacks = project.planned - sum_until(project.paid, on)
    if on > project.due and not project.is_over and lacks > 0:
        yield Told(Sign.LATE, lacks, _LATE.fill(due=project.due, amount=yuan(lacks)))


def _households(project: Project, on: date) -> Iterator[Told]:
    least = policy.at(on).value("funds_alike_households")
    amounts = Counter(one.fen for one in project.reached)
    sizes = {one.persons for one in project.reached}
    if len(amounts) == 1 and len(sizes) > 1 and len(project.reached) >= least.value:
        (each,) = amounts
        whole = each * len(project.reached)
        yield Told(Sign.SPLIT_EVENLY, whole, _EVENLY.fill(count=len(project.reached), each=yuan(each)), least)
    others = [one for one in project.reached if not one.is_poor]
    if others:
        went = sum(one.fen for one in others)
        words = _OTHERS.fill(count=len(others), all=len(project.reached), amount=yuan(went))
        yield Told(Sign.NOT_POOR, went, words)


_LABELS = {
    Sign.OVER_PLAN: Text("more allocated than planned", "下达超出计划"),
    Sign.OVERDRAWN: Text("more paid out than allocated", "支付超出下达"),
    Sign.OVER_PAID: Text("more accepted than paid out", "验收超出支付"),
    Sign.BEYOND_PAYMENTS: Text("households got more than was paid out", "到户超出支付"),
    Sign.IDLE: Text("idle", "资金闲置"),
    Sign.LATE: Text("late", "进度滞后"),
    Sign.SPLIT_EVENLY: Text("split evenly", "平均分配"),
    Sign.NOT_POOR: Text("to households not registered as poor", "惠及非贫困户"),
}
_SUMS = {
    Sign.OVER_PLAN: Text(
        "{more} yuan was allocated, {by} more than the {less} planned.", "下达 {more} 元，超出计划 {less} 元 {by} 元。"
    ),
    Sign.OVERDRAWN: Text(
        "{more} yuan was paid out, {by} more than the {less} allocated.", "支付 {more} 元，超出下达 {less} 元 {by} 元。"
    ),
    Sign.OVER_PAID: Text(
        "{more} yuan was accepted, {by} more than the {less} paid out.", "验收 {more} 元，超出支付 {less} 元 {by} 元。"
    ),
    Sign.BEYOND_PAYMENTS: Text(
        "Households got {more} yuan, {by} more than the {less} paid out.",
        "到户 {more} 元，超出支付 {less} 元 {by} 元。",
    ),
}
_IDLE = Text(
    "{amount} yuan was allocated more than {months} months ago and is not paid out.",
    "{amount} 元下达已超过 {months} 个月，尚未支付。",
)
_LATE = Text(
    "It was due on {due}; {amount} yuan of the plan is not paid out.", "应于 {due} 完成，计划内尚有 {amount} 元未支付。"
)
_EVENLY = Text(
    "{count} households of different sizes got {each} yuan each. Was need looked at?",
    "人口不同的 {count} 户各得 {each} 元，是否考虑了实际需求？",
)
_OTHERS = Text(
    "{count} of {all} households were not registered as poor; they got {amount} yuan.",
    "{all} 户中有 {count} 户当时不是建档立卡贫困户，得到 {amount} 元。",
)
