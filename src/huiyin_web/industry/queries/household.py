"""What firms owe one household and paid it, its small loans, and what it got beside its income in the register."""

from collections import Counter
from datetime import date

from django.urls import reverse

from huiyin.followup.industry import CONTRACTS, INCOME
from huiyin.kernel.text import Text
from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.industry.models import Due, Loan
from huiyin_web.industry.pages import Earned
from huiyin_web.industry.queries.loans import BACK, LEFT, LENT, STATES, state_of
from huiyin_web.industry.queries.wording import MONEY
from huiyin_web.registry.models import Household


def earned_by(actor: Actor, home: Household, *, on: date) -> Earned | None:
    """Give contracts, loans and income of a household in reach; none for whoever sees no commitments."""
    if not actor.may(May.SEE_COMMITMENTS):
        return None
    dues = list(
        Due.objects.filter(household=home.pk, year__lte=on.year).select_related("contract", "firm")
        .order_by("-year", "pk")
    )  # fmt: skip
    loans = list(Loan.objects.filter(household=home.pk).select_related("firm").order_by("-on", "-pk"))
    may = actor.may(May.CHANGE_HOUSEHOLDS) and any(due.paid for due in dues)
    return Earned(
        contracts=Table(_CONTRACTS, _COLUMNS, [_due(due) for due in dues], empty=_NONE),
        loans=Table(_LOANS, _LOAN_COLUMNS, [_loan(row, on) for row in loans], empty=_NO_LOAN),
        offered=_offered(home, dues),
        income_url=reverse("registry:household", args=[home.pk, "income"]) if may else "",
    )


def _due(due: Due) -> Row:
    return Row(
        (
            Cell(
                due.firm.name, reverse("industry:one", args=[due.firm_id]),
                under=CONTRACTS.label_of(due.contract.kind).sentence(),
            ),
            due.year, due.promised, due.paid, max(due.promised - due.paid, 0), max(due.paid - due.promised, 0),
        )
    )  # fmt: skip


def _loan(row: Loan, on: date) -> Row:
    state, tone = state_of(row, on)
    under = STATES["handed_on"] if row.firm_id is not None else ""
    lent = Cell(row.document, reverse("industry:loan", args=[row.pk]))
    return Row((lent, row.fen, row.repaid, row.fen - row.repaid, row.due_on, Cell(state, tone=tone, under=under)))


def _offered(home: Household, dues: list[Due]) -> Table:
    """Give what was paid for the latest year with payments, by part of income, beside what the register has."""
    year = max((due.year for due in dues if due.paid), default=None)
    got: Counter[str] = Counter()
    for due in dues:
        if due.year == year and due.paid:
            got[INCOME[due.contract.kind]] += due.paid
    rows = [Row((HOUSEHOLDS.field(key).label, fen, getattr(home, key))) for key, fen in sorted(got.items())]
    return Table(_OFFERED, _OFFERED_COLUMNS, rows, note=_NOTE.fill(year=year) if year else None)


_CONTRACTS = Text("What firms promised and paid", "产业主体承诺与兑付")
_NONE = Text("This household has no contract with a firm.", "该户未与经营主体签约。")
_COLUMNS = (Column("firm", Text("Firm", "经营主体")), Column("year", Text("For the year", "所属年度")), *MONEY)
_LOANS, _NO_LOAN = Text("Small loans", "小额信贷"), Text("This household has no small loan.", "该户无小额信贷。")
_LOAN_COLUMNS = (
    Column("document", Text("Loan", "贷款")),
    LENT,
    BACK,
    LEFT,
    Column("due_on", Text("Due", "到期日"), Kind.DAY),
    Column("state", Text("State", "状态")),
)
_OFFERED = Text("Paid by firms, beside the register's income", "产业主体兑付与台账收入对照")
_NOTE = Text(
    "Paid for {year}. It is offered as part of the income; nothing is written into the register but by its form.",
    "{year} 年兑付，可作为收入组成部分参考；台账收入只能通过收入表单变更。",
)
_OFFERED_COLUMNS = (
    Column("part", Text("Part of income", "收入项")),
    Column("paid", Text("Paid by firms", "产业主体兑付"), Kind.MONEY, main=True),
    Column("register", Text("In the register", "台账收入"), Kind.MONEY),
)
