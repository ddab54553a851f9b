"""Checks of income: against the line of its year, without what is only expected, and what is asked about it."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from huiyin.kernel.money import fen, yuan
from huiyin.kernel.text import Text
from huiyin.policy import Parameter
from huiyin.policy.decision import Reason, Verdict
from huiyin.records.income import EXPENSE, RECEIPTS
from huiyin.rules.casework.asked import Asked
from huiyin.rules.casework.case import Value

_EXPECTED, _MEMBERS, YEAR = "expected_income", "member_count", "income_year"
_EXPECTED_FROM = ("business_income", "wage_income", "property_income", "transfer_income")
BELOW = Text(
    "Income per person in {year}: {income} yuan. The line: {line} yuan. It must lie below.",
    "{year} 年人均收入 {income} 元，标准 {line} 元，须低于标准。",
)
_ABOVE = Text(
    "Income per person in {year}: {income} yuan. The line: {line} yuan. It must lie above.",
    "{year} 年人均收入 {income} 元，标准 {line} 元，须高于标准。",
)
_LEFT_OUT = Text("Expected income of {expected} yuan is not counted.", "尚未实现的预期收入 {expected} 元不予计入。")
_TOO_MUCH_EXPECTED = Text(
    "More is expected ({expected} yuan) than the receipts are in all ({receipts} yuan).",
    "填写有误：预期收入 {expected} 元超过各项收入合计 {receipts} 元。",
)
_STABLE = Text("The income is stable.", "收入稳定。")
_UNSTABLE = Text(
    "The income is not stable. Only a stable income above the line counts.",
    "收入不稳定；稳定超过标准的方可认定。",
)
_NOT_RECENT = Text(
    "The income is of {year}; a decision of {now} needs that of {before} or {now}.",
    "填报的是 {year} 年收入；{now} 年办理须使用 {before} 年或 {now} 年收入。",
)
_JUMP = Text(
    "Income per person rose from {past} yuan in {before} to {income} yuan, more than {times} times. How?",
    "人均收入由 {before} 年的 {past} 元增至 {income} 元，超过 {times} 倍，请说明原因。",
)
_PEERS = Text(
    "Income per person is {income} yuan, more than {times} times the village's median of {median} yuan. How?",
    "人均收入 {income} 元，超过本村中位数 {median} 元的 {times} 倍，请说明原因。",
)
_ANSWERED = Text("The questions about the income were answered.", "对收入的疑问已作说明。")
_UNANSWERED = Text("A question about the income is open. Answer it in words.", "对收入的疑问尚未说明，请补充说明。")
_NO_QUESTION = Text("Nothing about the income is out of the ordinary.", "收入无异常。")


def net_income(evidence: Mapping[str, Value]) -> int | None:
    """Give a household's income in fen: receipts less the business expense and less what is only expected.

    None where one of the figures is missing. Source: net income as in the 2014 national sheet, items A17 to A20; that
    expected income never counts was found by the National Audit Office (2017).
    """
    receipts = [evidence.get(key) for key in RECEIPTS]
    less = [evidence.get(key) for key in (EXPENSE, _EXPECTED)]
    if not all(isinstance(value, int) for value in (*receipts, *less)):
        return None
    return _total(receipts) - _total(less)


def received(evidence: Mapping[str, Value]) -> dict[str, int]:
    """Give the receipts that were really received, in fen: what is only expected is in none of them.

    It is taken out of the business income first, for a harvest or a herd that is not sold yet is what people expect,
    then out of wages, property and transfers. A receipt that is not known is left out.
    """
    expected = evidence.get(_EXPECTED)
    rest = expected if isinstance(expected, int) else 0
    told = {key: value for key in RECEIPTS if isinstance(value := evidence.get(key), int)}
    for key in _EXPECTED_FROM:
        less = min(rest, max(told.get(key, 0), 0))
        if less:
            told[key] -= less
            rest -= less
    return told


def counted_income(evidence: Mapping[str, Value]) -> int | None:
    """Give income per person in fen, half a fen away from zero; none where a figure of it is missing."""
    net, members = net_income(evidence), evidence.get(_MEMBERS)
    if net is None or not isinstance(members, int) or members < 1:
        return None
    return int((Decimal(net) / members).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def income_of(asked: Asked) -> int:
    """Give the household's income per person in fen.

    Raises:
        NotGivenError: a figure of it is not there.
    """
    for key in (*RECEIPTS, EXPENSE, _EXPECTED, _MEMBERS):
        asked.whole(key)
    return counted_income(asked.known()) or 0


def income_below_line(asked: Asked) -> Iterator[Reason]:
    """Ask that income per person lies below the line of its year."""
    yield from usable(asked)
    line = line_of_year(asked)
    yield asked.told(compared(BELOW, asked, line), line, met=income_of(asked) < fen(line.value))


def income_stably_above_line(asked: Asked) -> Iterator[Reason]:
    """Ask that income per person lies stably above the line of its year."""
    yield from _stable(asked)
    yield from _above(asked, line_of_year(asked))


def income_stably_above_todays_line(asked: Asked) -> Iterator[Reason]:
    """Ask that income per person lies stably above the line of the day."""
    yield from _stable(asked)
    yield from _above(asked, asked.parameter())


def questions_answered(asked: Asked) -> Iterator[Reason]:
    """Ask about an income that rose more, or lies higher, than the parameter's number of times."""
    times = asked.parameter()
    questions = tuple(_questions(asked, times))
    if not questions:
        yield asked.told(_NO_QUESTION, times, met=True)
        return
    yield from (Reason(asked.check.key, Verdict.QUESTION, words, times) for words in questions)
    answered = asked.given("income_answer") is not None
    yield asked.told(_ANSWERED if answered else _UNANSWERED, times, met=answered)


def said(amount: int) -> str:
    """Give fen in yuan as people read it: 2,952 or 2,951.99."""
    return f"{yuan(amount):,.2f}".removesuffix(".00")


def compared(words: Text, asked: Asked, line: Parameter) -> Text:
    """Say the income beside the line, and what is expected and left out."""
    told = words.fill(year=asked.whole(YEAR), income=said(income_of(asked)), line=said(fen(line.value)))
    expected = asked.whole(_EXPECTED)
    return Text.join((told, _LEFT_OUT.fill(expected=said(expected))), " ", "") if expected else told


def usable(asked: Asked) -> Iterator[Reason]:
    """Give why the figures can't be used: of another year, or with more expected than received."""
    year, now = asked.whole(YEAR), asked.on.year
    if year not in {now - 1, now}:
        yield asked.told(_NOT_RECENT.fill(year=year, now=now, before=now - 1), met=False)
    expected, receipts = asked.whole(_EXPECTED), sum(asked.whole(key) for key in RECEIPTS)
    if expected > receipts:
        yield asked.told(_TOO_MUCH_EXPECTED.fill(expected=said(expected), receipts=said(receipts)), met=False)


def line_of_year(asked: Asked) -> Parameter:
    """Give the line as it was at the end of the income's year."""
    return asked.parameter(date(asked.whole(YEAR), 12, 31))


def _questions(asked: Asked, times: Parameter) -> Iterator[Text]:
    income, before = income_of(asked), asked.whole(YEAR) - 1
    past, median = asked.case.known.past_incomes.get(before), asked.case.known.village_median
    values = {"income": said(income), "times": times.value}
    if past is not None and income > max(past, 0) * times.value:
        yield _JUMP.fill(before=before, past=said(past), **values)
    if median is not None and income > max(median, 0) * times.value:
        yield _PEERS.fill(median=said(median), **values)


def _above(asked: Asked, line: Parameter) -> Iterator[Reason]:
    yield from usable(asked)
    yield asked.told(compared(_ABOVE, asked, line), line, met=income_of(asked) > fen(line.value))


def _stable(asked: Asked) -> Iterator[Reason]:
    stable = asked.given("income_stable")
    if stable is not None:
        yield asked.told(_STABLE if stable is True else _UNSTABLE, met=stable is True)


def _total(values: list[Value]) -> int:
    return sum(value for value in values if isinstance(value, int))
