"""The contracts and payments of a firm with the households that somebody reaches."""

from collections.abc import Sequence

from django.db.models import Sum
from django.urls import reverse

from huiyin.followup.industry import CONTRACTS
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import day
from huiyin_web.industry.models import Contract, Firm, Payment
from huiyin_web.industry.queries.wording import head_of, said
from huiyin_web.places.queries import place_names

_MOST = 200


def contracts_of(row: Firm, actor: Actor) -> list[Contract]:
    """Give the contracts with households in reach, the latest first, and no more than a page shows."""
    there = actor.scope.households_in("household__village_code", "household_id")
    rows = row.contracts.filter(there).select_related("household")
    return list(rows.annotate(promised=Sum("dues__promised"), paid=Sum("dues__paid")).order_by("-pk")[:_MOST])


def payments_of(row: Firm, actor: Actor) -> list[Payment]:
    """Give the payments to households in reach, the latest first, and no more than a page shows."""
    there = actor.scope.households_in("due__household__village_code", "due__household_id")
    rows = Payment.objects.filter(there, due__firm=row).select_related("due__household")
    return list(rows.order_by("-pk")[:_MOST])


def contracts_table(row: Firm, found: Sequence[Contract]) -> Table:
    """Give contracts as a table, names masked; the count is of all."""
    villages = place_names({one.household.village_code for one in found})
    rows = [
        Row(
            (
                Cell(
                    head_of(one.household), reverse("overview:household", args=[one.household_id]),
                    under=one.household.office_number,
                ),
                villages.get(one.household.village_code, one.household.village_code),
                CONTRACTS.label_of(one.kind),
                one.begins_on,
                Cell(one.ends_on, under=one.end_reason),
                one.yearly,
                getattr(one, "promised", 0),
                getattr(one, "paid", 0),
                Cell(_YES) if one.is_poor else Cell(_NO, tone="warn"),
                one.document,
            )
        )
        for one in found
    ]  # fmt: skip
    note = _NOTE.fill(count=row.contracts.count(), most=_MOST) if rows else None
    return Table(_CONTRACTS, _COLUMNS, rows, note=note, empty=_NONE)


def payments_table(found: Sequence[Payment]) -> Table:
    """Give payments as a table, names masked."""
    gone = {one.reverses_id for one in found if one.reverses_id is not None}
    rows = []
    for one in found:
        state: Cell | str = ""
        if one.reverses_id is not None:
            state = Cell(_REVERSAL, tone="warn", under=one.reason)
        elif one.pk in gone:
            state = Cell(_REVERSED, tone="warn")
        home = one.due.household
        rows.append(
            Row(
                (
                    Cell(head_of(home), reverse("overview:household", args=[home.pk]), under=home.office_number),
                    one.due.year, one.fen, one.on, one.document, shown_name(one.by_key, one.by_name), state,
                )
            )
        )  # fmt: skip
    return Table(_PAYMENTS, _PAYMENT_COLUMNS, rows, empty=_NO_PAYMENT)


def running(found: Sequence[Contract]) -> tuple[tuple[str, Text], ...]:
    """Give the contracts that can be ended early, by id."""
    return tuple((str(one.pk), _contract(one)) for one in found if not one.end_reason)


def reversible(found: Sequence[Payment]) -> tuple[tuple[str, Text], ...]:
    """Give the payments that can be reversed, by id."""
    gone = {one.reverses_id for one in found if one.reverses_id is not None}
    return tuple((str(one.pk), _payment(one)) for one in found if one.reverses_id is None and one.pk not in gone)


def _contract(one: Contract) -> Text:
    kind, home = CONTRACTS.label_of(one.kind), one.household
    return _ONE.fill(number=home.office_number, head=head_of(home), kind=kind, until=one.ends_on)


def _payment(one: Payment) -> Text:
    home = one.due.household
    return _PAID.fill(
        number=home.office_number, head=head_of(home), year=one.due.year, amount=said(one.fen), on=day(one.on)
    )


_ONE = Text("{number} {head}, {kind}, until {until}", "{number} {head}，{kind}，至 {until}")
_PAID = Text("{number} {head}, for {year}: {amount} yuan, {on}", "{number} {head}，{year} 年：{amount} 元，{on}")
_YES, _NO = Text("yes", "是"), Text("no", "否")
_CONTRACTS, _NONE = Text("Contracts with households", "与农户的合同"), Text("No contract yet.", "暂无合同。")
_NOTE = Text(
    "{count} contracts in all; those with households in your reach are listed, {most} at most. Whether one was poor is "
    "as the register says for the first day.",
    "共 {count} 份合同，列出管辖范围内的农户，最多 {most} 份。是否贫困以签约首日台账为准。",
)
_COLUMNS = (
    Column("head", Text("Household", "农户")),
    Column("village", Text("Village", "行政村")),
    Column("kind", Text("Contract", "联结方式")),
    Column("begins", Text("From", "起始"), Kind.DAY),
    Column("ends", Text("Until", "截止"), Kind.DAY),
    Column("yearly", Text("Promised a year", "年承诺"), Kind.MONEY),
    Column("promised", Text("Promised in all", "承诺合计"), Kind.MONEY),
    Column("paid", Text("Paid", "已兑付"), Kind.MONEY, main=True),
    Column("poor", Text("Poor then", "签约时是否贫困")),
    Column("document", Text("Document number", "文号")),
)
_PAYMENTS, _NO_PAYMENT = Text("Payments", "兑付记录"), Text("Nothing was paid yet.", "暂无兑付记录。")
_PAYMENT_COLUMNS = (
    Column("head", Text("Household", "农户")),
    Column("year", Text("For the year", "所属年度")),
    Column("fen", Text("Amount", "金额"), Kind.MONEY, main=True),
    Column("on", Text("On", "日期"), Kind.DAY),
    Column("document", Text("Document number", "文号")),
    Column("by", Text("Entered by", "登记人")),
    Column("state", Text("State", "状态")),
)
_REVERSAL, _REVERSED = Text("reversal", "冲销"), Text("reversed", "已冲销")
