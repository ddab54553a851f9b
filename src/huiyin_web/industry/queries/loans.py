"""The list of small loans: filters that an address keeps, and what all of them add up to, to the fen."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import F, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.industry import BRANCHES
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import COUNTED_TO, Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.industry.models import Loan
from huiyin_web.industry.pages import ListPage
from huiyin_web.industry.queries.stored import loans_in_reach
from huiyin_web.industry.queries.wording import LOANS, TITLE, head_of
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_TURN = 50
STATES = {
    "open": Text("owed, not yet due", "未到期"),
    "overdue": Text("overdue", "逾期"),
    "repaid": Text("repaid", "已还清"),
    "handed_on": Text("used by a firm", "户贷企用"),
}


@dataclass(frozen=True, slots=True)
class AskedLoans:
    """Which loans, after one of them. The address keeps all of it."""

    state: str = ""
    branch: str = ""
    place: str = ""
    after: int | None = None

    def address(self, **other: object) -> str:
        """Give the address of this list, with something else asked."""
        asked = {one.name: getattr(self, one.name) for one in fields(self)} | {"after": None} | other
        kept = {key: value for key, value in asked.items() if value}
        return f"{reverse('industry:loans')}?{urlencode(kept)}" if kept else reverse("industry:loans")


def loans_page(*, actor: Actor, asked: AskedLoans, on: date) -> ListPage:
    """Give one turn of the list of loans.

    Raises:
        NotAllowedError: their role sees none.
    """
    found = filtered(loans_in_reach(actor), asked, on)
    rows, pager = _turn(found, asked)
    may_add = actor.may(May.KEEP_INDUSTRY)
    return ListPage(
        title=LOANS,
        lead=_LEAD,
        filters={one.name: getattr(asked, one.name) for one in fields(asked)[:-1]},
        sums=_sums(found, on),
        rows=Table(LOANS, COLUMNS, loan_rows(rows, on), empty=_NONE),
        pager=pager,
        links=(Crumb(TITLE, reverse("industry:list")),),
        add=Crumb(_LEND, reverse("industry:lend")) if may_add else None,
        here=reverse("industry:loans"),
    )


def loans_table(actor: Actor, asked: AskedLoans, on: date) -> Table:
    """Give the whole of a list, for a file.

    Raises:
        NotAllowedError: their role sees none.
    """
    rows = list(filtered(loans_in_reach(actor), asked, on).select_related("household", "firm").order_by("-pk"))
    return Table(LOANS, COLUMNS, loan_rows(rows, on), empty=_NONE)


def filtered(rows: QuerySet[Loan], asked: AskedLoans, on: date) -> QuerySet[Loan]:
    """Give those of some loans that are asked for."""
    found = rows.filter(in_state(asked.state, on)) if asked.state else rows
    if asked.branch:
        found = found.filter(branch=asked.branch)
    if asked.place:
        low, high = code_range(prefix_of(asked.place))
        found = found.filter(village_code__gte=low, village_code__lte=high)
    return found


def in_state(state: str, on: date) -> Q:
    """Give the condition that a loan is in a state on a day."""
    owed = Q(repaid__lt=F("fen"))
    return {
        "open": owed & Q(due_on__gte=on),
        "overdue": owed & Q(due_on__lt=on),
        "repaid": Q(repaid=F("fen")),
        "handed_on": Q(firm__isnull=False),
    }[state]


def state_of(row: Loan, on: date) -> tuple[Text, Tone]:
    """Say how a loan stands on a day."""
    if row.repaid >= row.fen:
        return STATES["repaid"], "good"
    return (STATES["overdue"], "bad") if row.due_on < on else (STATES["open"], "go")


def loan_rows(rows: Sequence[Loan], on: date) -> list[Row]:
    """Give loans as rows of a table, names masked."""
    places = place_names({row.village_code for row in rows})
    lenders = office_names({row.lender for row in rows})
    told = []
    for row in rows:
        state, tone = state_of(row, on)
        under = STATES["handed_on"] if row.firm_id is not None else ""
        told.append(
            Row(
                (
                    Cell(
                        head_of(row.household), reverse("industry:loan", args=[row.pk]),
                        under=row.household.office_number,
                    ),
                    Cell(places.get(row.village_code, row.village_code), under=lenders[row.lender]),
                    row.fen, row.repaid, row.fen - row.repaid, row.subsidised, row.on, row.due_on,
                    Cell(state, tone=tone, under=under), BRANCHES.label_of(row.branch), row.rate / 100,
                    row.firm.name if row.firm else "", row.village_code,
                )
            )
        )  # fmt: skip
    return told


def _sums(found: QuerySet[Loan], on: date) -> Table:
    owed = F("fen") - F("repaid")
    total = found.order_by().aggregate(
        lent=Sum("fen"), back=Sum("repaid"), owed=Sum(owed), interest=Sum("subsidised"),
        late=Sum(owed, filter=in_state("overdue", on)),
    )  # fmt: skip
    money = (total[key] or 0 for key in ("lent", "back", "owed", "interest", "late"))
    return Table(_TOGETHER, _SUM_COLUMNS, [Row((_ALL, found.count(), *money))], note=_NOTE)


def _turn(found: QuerySet[Loan], asked: AskedLoans) -> tuple[list[Loan], Pager]:
    following = found.filter(pk__lt=asked.after) if asked.after else found
    rows = list(following.select_related("household", "firm").order_by("-pk")[: _TURN + 1])
    shown, more = rows[:_TURN], len(rows) > _TURN
    count = found[: COUNTED_TO + 1].count()
    words = _SHOWN.fill(shown=len(shown), total=count if count <= COUNTED_TO else f"{COUNTED_TO}+")
    return shown, Pager(
        words,
        next=asked.address(after=shown[-1].pk) if more else "",
        first=asked.address() if asked.after else "",
    )


_LEAD = Text(
    "Small loans without collateral to registered households: lent, paid back, overdue, interest subsidised; whether "
    "the household uses them itself.",
    "贷给建档立卡户的免担保免抵押小额贷款：发放、偿还、逾期、贴息，以及是否户借户用户还。",
)
_LEND = Text("Record a loan", "登记贷款")
_NONE = Text("No loan stands here.", "暂无贷款。")
_SHOWN = Text("{shown} of {total} loans", "共 {total} 笔贷款，显示 {shown} 笔")
_TOGETHER, _ALL = Text("Together", "合计"), Text("All loans found", "筛选结果")
_NOTE = Text("Of all loans that the filter finds, on every page.", "按筛选结果全部页合计。")
LENT, BACK = Column("fen", Text("Lent", "发放"), Kind.MONEY), Column("repaid", Text("Paid back", "偿还"), Kind.MONEY)
LEFT = Column("owed", Text("Owed", "未还"), Kind.MONEY, main=True)
SUBSIDISED = Column("subsidised", Text("Interest subsidised", "贴息"), Kind.MONEY)
COLUMNS = (
    Column("head", Text("Household", "农户")),
    Column("village", Text("Village and lender", "行政村与发放机构")),
    LENT,
    BACK,
    LEFT,
    SUBSIDISED,
    Column("lent_on", Text("Lent on", "发放日"), Kind.DAY),
    Column("due_on", Text("Due", "到期日"), Kind.DAY),
    Column("state", Text("State", "状态")),
    Column("branch", Text("Branch", "产业"), filed=True),
    Column("rate", Text("Interest a year", "年利率"), Kind.NUMBER, Text("%", "%"), places=2, filed=True),
    Column("firm", Text("Used by", "使用主体"), filed=True),
    Column("code", Text("Place code", "区划代码"), filed=True),
)
_SUM_COLUMNS = (
    Column("sum", Text("Sums", "合计项")),
    Column("loans", Text("Loans", "笔数"), Kind.NUMBER),
    LENT,
    BACK,
    LEFT,
    SUBSIDISED,
    Column("late", Text("Of it overdue", "其中逾期"), Kind.MONEY),
)
