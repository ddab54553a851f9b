"""The page of one small loan."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse

from huiyin.followup import industry
from huiyin.followup.industry import BRANCHES, ENTRIES, LoanStep, Sign, subsidised_rate, subsidy
from huiyin.kernel.places import Level, ancestor, code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import day
from huiyin_web.industry.models import Loan, LoanEntry
from huiyin_web.industry.pages import Asked, LoanPage, Offered
from huiyin_web.industry.queries.loans import BACK, LEFT, LENT, SUBSIDISED, state_of
from huiyin_web.industry.queries.one import by
from huiyin_web.industry.queries.stored import as_loan, firms_in_reach, loan_or_404, standing
from huiyin_web.industry.queries.wording import LOANS, TITLE, head_of, said
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_MOST = 200


def loan_page(*, actor: Actor, number: int, on: date) -> LoanPage:
    """Give the page of one loan.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = loan_or_404(actor, number)
    loan, entries = as_loan(row), list(row.entries.order_by("-on", "-pk"))
    state, tone = state_of(row, on)
    steps = tuple(_steps(row, entries)) if actor.may(May.KEEP_INDUSTRY) else ()
    head = head_of(row.household)
    return LoanPage(
        id=row.pk,
        title=_NAMED.fill(head=head),
        lead=_LEAD.fill(branch=BRANCHES.label_of(row.branch), document=row.document),
        crumbs=(Crumb(TITLE, reverse("industry:list")), Crumb(LOANS, reverse("industry:loans")), Crumb(head)),
        state=state.sentence(),
        tone=tone,
        signs=tuple(_signs(row, loan, on)),
        facts=tuple(_facts(row, loan, on)),
        sums=Table(_SUMS, _SUM_COLUMNS, [Row((_TOTAL, row.fen, row.repaid, row.fen - row.repaid, row.subsidised))]),
        entries=_entries(entries),
        steps=steps,
        seen=row.steps,
        firms=_firms(row, actor) if LoanStep.HAND_ON in steps else (),
        reversible=tuple((str(one.pk), _entry(one)) for one in standing(entries)),
    )


def _steps(row: Loan, entries: Sequence[LoanEntry]) -> Iterator[LoanStep]:
    if row.repaid < row.fen:
        yield LoanStep.REPAY
    if row.firm_id is None:
        yield LoanStep.SUBSIDISE
        yield LoanStep.HAND_ON
    if entries:
        yield LoanStep.REVERSE


def _signs(row: Loan, loan: industry.Loan, on: date) -> Iterator[Asked]:
    if row.firm is not None:
        words = _USED.fill(firm=row.firm.name, amount=said(row.fen))
        yield Asked(Sign.BORROWED.label.sentence(), "bad", words)
    if row.due_on < on and row.repaid < row.fen:
        yield Asked(_OVERDUE, "bad", _LATE.fill(due=row.due_on, amount=said(row.fen - row.repaid)))
    if row.rate > subsidised_rate(loan).value * 100:
        yield Asked(_DEAR, "warn", _BEYOND.fill(rate=f"{row.rate / 100:.2f}"), by(subsidised_rate(loan)))


def _facts(row: Loan, loan: industry.Loan, on: date) -> Iterator[tuple[Text, Text | str | Crumb]]:
    yield _HOUSEHOLD, Crumb(row.household.office_number, reverse("overview:household", args=[row.household_id]))
    yield _VILLAGE, place_names([row.village_code]).get(row.village_code, row.village_code)
    yield _LENDER, office_names([row.lender])[row.lender]
    yield _DAYS, _FROM_TO.fill(lent=row.on, due=row.due_on)
    yield _RATE, _PER_YEAR.fill(rate=f"{row.rate / 100:.2f}")
    yield _DUE, _OF.fill(due=said(subsidy(loan, on)), paid=said(row.subsidised))
    if (used := by(subsidised_rate(loan))) is not None:
        yield _POLICY, used


def _entries(entries: Sequence[LoanEntry]) -> Table:
    gone = {one.reverses_id for one in entries if one.reverses_id is not None}
    rows = []
    for one in entries:
        state: Cell | str = Cell(_REVERSED, tone="warn") if one.pk in gone else ""
        if one.reverses_id is not None:
            state = Cell(_REVERSAL, tone="warn", under=one.reason)
        told = ENTRIES.label_of(one.entry).sentence()
        rows.append(Row((told, one.on, one.fen, one.document, shown_name(one.by_key, one.by_name), state)))
    return Table(_ENTRIES, _COLUMNS, rows, empty=_NONE)


def _firms(row: Loan, actor: Actor) -> Offered:
    """Give the firms of the household's county, by id."""
    low, high = code_range(prefix_of(ancestor(row.village_code, Level.COUNTY)))
    found = firms_in_reach(actor).filter(place_code__gte=low, place_code__lte=high).order_by("name")[:_MOST]
    return tuple((str(one.pk), Text(one.name, one.name)) for one in found)


def _entry(one: LoanEntry) -> Text:
    return _ONE.fill(entry=ENTRIES.label_of(one.entry), on=day(one.on), amount=said(one.fen))


_NAMED = Text("Small loan to {head}", "{head}户的小额信贷")
_LEAD = Text("For {branch}. {document}", "用于{branch}。{document}")
_SUMS, _TOTAL = Text("Money", "资金"), Text("Together", "合计")
_SUM_COLUMNS = (Column("sum", Text("Sums", "合计项")), LENT, BACK, LEFT, SUBSIDISED)
_USED = Text(
    "{firm} uses these {amount} yuan. A small loan is borrowed, used and repaid by the household.",
    "该笔 {amount} 元由“{firm}”使用。小额信贷应户借、户用、户还。",
)
_OVERDUE, _DEAR = Text("Overdue", "逾期"), Text("Interest beyond what is subsidised", "利率高于贴息利率")
_LATE = Text("It was due on {due}; {amount} yuan is not paid back.", "应于 {due} 还清，尚有 {amount} 元未还。")
_BEYOND = Text("{rate}% a year is asked of the household.", "年利率 {rate}%，超出部分由农户承担。")
_HOUSEHOLD, _VILLAGE = Text("Household", "农户"), Text("Village", "行政村")
_LENDER, _DAYS = Text("Lent by", "发放机构"), Text("From when to when", "起止日期")
_FROM_TO = Text("{lent} to {due}", "{lent} 至 {due}")
_RATE, _PER_YEAR = Text("Interest", "利率"), Text("{rate}% a year", "年利率 {rate}%")
_DUE = Text("Interest to be subsidised until today", "截至今日应贴息")
_OF = Text("{due} yuan, of which {paid} was paid", "{due} 元，已贴 {paid} 元")
_POLICY = Text("By policy", "政策依据")
_ENTRIES, _NONE = Text("Entries", "记录"), Text("Nothing was entered yet.", "暂无记录。")
_ONE = Text("{entry}, {on}, {amount} yuan", "{entry}，{on}，{amount} 元")
_REVERSAL, _REVERSED = Text("reversal", "冲销"), Text("reversed", "已冲销")
_COLUMNS = (
    Column("entry", Text("Entry", "类型")),
    Column("on", Text("On", "日期"), Kind.DAY),
    Column("fen", Text("Amount", "金额"), Kind.MONEY, main=True),
    Column("document", Text("Document number", "文号")),
    Column("by", Text("Entered by", "登记人")),
    Column("state", Text("State", "状态")),
)
