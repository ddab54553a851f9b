"""Checks of income: against the line of its year, without what is only expected, and what is asked about it."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from huiyin.kernel.money import fen, yuan
from huiyin.kernel.text import Text
from huiyin.policy import Parameter, ValueNotKnownError
from huiyin.records.income import EXPENSE, RECEIPTS
from huiyin.rules.casework.asked import Asked, told
from huiyin.rules.casework.decision import Reason, Verdict

EXPECTED = "expected_income"
_BELOW = Text(
    "Income per person in {year}: {income} yuan. The line of the year: {line}. It must lie below.",
    "{year}年人均收入 {income} 元，当年标准 {line} 元，应低于标准。",
)
_ABOVE = Text(
    "Income per person in {year}: {income} yuan. The line: {line}. It must lie above.",
    "{year}年人均收入 {income} 元，标准 {line} 元，应高于标准。",
)
_LEFT_OUT = Text("Expected income of {expected} yuan is not counted.", "尚未实现的预期收入 {expected} 元不予计入。")
_STABLE = Text("The income is stable.", "收入稳定。")
_UNSTABLE = Text(
    "The income is not stable. Only a stable income above the line counts.",
    "收入不稳定；只有稳定超过标准的收入方可认定。",
)
_RECENT = Text(
    "The income is of {year}; a decision of {now} needs that of {before} or {now}.",
    "收入为 {year} 年，{now} 年办理须使用 {before} 年或 {now} 年收入。",
)
_NO_LINE = Text("{problem}", "{problem}")
_JUMP = Text(
    "Income per person rose from {past} yuan in {before} to {income}, more than {times} times. How?",
    "人均收入由 {before} 年的 {past} 元增至 {income} 元，超过 {times} 倍，请说明原因。",
)
_PEERS = Text(
    "Income per person is {income} yuan, more than {times} times the {median} of half the village's households. How?",
    "人均收入 {income} 元，超过本村中位数 {median} 元的 {times} 倍，请说明原因。",
)
_ANSWERED = Text("The questions about the income were answered.", "对收入的疑问已作说明。")
_UNANSWERED = Text("A question about the income is open. Answer it in words.", "对收入有疑问尚未说明，请填写说明。")
_NO_QUESTION = Text("Nothing about the income is out of the ordinary.", "收入无异常。")


def counted_income(asked: Asked) -> int:
    """Give income per person in fen: receipts less the business expense and less what is only expected.

    Half a fen is rounded away from zero. Source: net income as in the 2014 national sheet, items A17 to A20; that
    expected income never counts was found by the National Audit Office (2017).
    """
    net = sum(asked.whole(key) for key in RECEIPTS) - asked.whole(EXPENSE) - asked.whole(EXPECTED)
    members = Decimal(max(asked.whole("member_count"), 1))
    return int((Decimal(net) / members).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def income_below_line(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that income per person lies below the line of its year."""
    yield from _recent("income_below_line", asked)
    line = _line_of_year(asked, parameter)
    yield _against("income_below_line", asked, line, _BELOW, below=True)


def income_stably_above_line(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that income per person lies stably above the line of its year."""
    yield from _recent("income_stably_above_line", asked)
    line = _line_of_year(asked, parameter)
    yield _against("income_stably_above_line", asked, line, _ABOVE, below=False)
    yield from _stable("income_stably_above_line", asked)


def income_stably_above_todays_line(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that income per person lies stably above the line of the day."""
    yield from _recent("income_stably_above_todays_line", asked)
    yield _against("income_stably_above_todays_line", asked, parameter, _ABOVE, below=False)
    yield from _stable("income_stably_above_todays_line", asked)


def questions_answered(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask about an income that rose more, or lies higher, than the parameter's number of times."""
    questions = tuple(_questions(asked, parameter)) if parameter else ()
    if not questions:
        yield told("questions_answered", _NO_QUESTION, parameter, met=True)
        return
    yield from (Reason("questions_answered", Verdict.QUESTION, words, parameter) for words in questions)
    answered = bool(asked.given("income_answer"))
    yield told("questions_answered", _ANSWERED if answered else _UNANSWERED, parameter, met=answered)


def _questions(asked: Asked, parameter: Parameter) -> Iterator[Text]:
    income, before = counted_income(asked), asked.whole("income_year") - 1
    past, median = asked.case.known.past_incomes.get(before), asked.case.known.village_median
    said = {"income": _said(income), "times": parameter.value}
    if past is not None and past > 0 and income > past * parameter.value:
        yield _JUMP.fill(before=before, past=_said(past), **said)
    if median is not None and median > 0 and income > median * parameter.value:
        yield _PEERS.fill(median=_said(median), **said)


def _against(check: str, asked: Asked, line: Parameter | Text | None, words: Text, *, below: bool) -> Reason:
    if not isinstance(line, Parameter):
        return told(check, line or Text("", ""), met=False)
    income, limit = counted_income(asked), fen(line.value)
    said = words.fill(year=asked.whole("income_year"), income=_said(income), line=line.value)
    if asked.whole(EXPECTED):
        left_out = _LEFT_OUT.fill(expected=_said(asked.whole(EXPECTED)))
        said = Text.join((said, left_out), " ", "")
    return told(check, said, line, met=income < limit if below else income > limit)


def _stable(check: str, asked: Asked) -> Iterator[Reason]:
    stable = asked.given("income_stable") is True
    yield told(check, _STABLE if stable else _UNSTABLE, met=stable)


def _recent(check: str, asked: Asked) -> Iterator[Reason]:
    year, now = asked.whole("income_year"), asked.on.year
    if year not in {now - 1, now}:
        yield told(check, _RECENT.fill(year=year, now=now, before=now - 1), met=False)


def _line_of_year(asked: Asked, parameter: Parameter | None) -> Parameter | Text | None:
    """Give the line as it was at the end of the income's year; in words why there is none."""
    if parameter is None:
        return None
    try:
        return asked.policy.pack.parameters[parameter.key].on(date(asked.whole("income_year") or 1, 12, 31))
    except ValueNotKnownError as error:
        return error.text


def _said(amount: int) -> str:
    return f"{yuan(amount):,.2f}".removesuffix(".00")
