"""The page of one firm: how it stood, whom it binds, what it promised and paid, what has to be asked."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count
from django.urls import reverse

from huiyin.followup.industry import CLOSED, STATUSES, FirmStep, Told, signs_of
from huiyin.kernel.text import Text
from huiyin.policy import Parameter
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.evidence.queries import attached_to
from huiyin_web.industry.models import Firm, Loan
from huiyin_web.industry.pages import Asked, FirmPage
from huiyin_web.industry.permissions import sees_households
from huiyin_web.industry.queries.contracts import (
    contracts_of,
    contracts_table,
    payments_of,
    payments_table,
    reversible,
    running,
)
from huiyin_web.industry.queries.stored import OWED, as_firm, firm_or_404
from huiyin_web.industry.queries.subject import subject_of
from huiyin_web.industry.queries.wording import MONEY, MONEY_KEYS, TITLE, TONES, head_of, tone_of, what_of
from huiyin_web.places.queries import place_names


def firm_page(*, actor: Actor, number: int, on: date) -> FirmPage:
    """Give the page of one firm.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = firm_or_404(actor, number)
    told = signs_of(as_firm(row), on)
    shown = sees_households(actor)
    contracts = contracts_of(row, actor) if shown else []
    payments = payments_of(row, actor) if shown else []
    subject = subject_of(row, actor)
    return FirmPage(
        id=row.pk,
        title=row.name,
        lead=what_of(row),
        crumbs=(Crumb(TITLE, reverse("industry:list")), Crumb(row.name)),
        state=STATUSES.label_of(row.status).sentence(),
        tone=TONES[row.status],
        signs=tuple(asked(one) for one in told if one.since <= on),
        facts=tuple(_facts(row, actor)),
        sums=_sums(row),
        contracts=contracts_table(row, contracts) if shown else None,
        payments=payments_table(payments) if shown else None,
        years=_years(row),
        files=attached_to([subject])[subject.key],
        steps=tuple(_steps(row, actor, has_contracts=bool(contracts), has_payments=bool(payments))),
        seen=row.steps,
        running=running(contracts),
        entries=reversible(payments),
    )


def asked(told: Told) -> Asked:
    """Give a sign as a page shows it."""
    return Asked(told.sign.label.sentence(), tone_of(told.sign), told.words, by(told.parameter))


def by(used: Parameter | None) -> Text | None:
    """Say which number of policy was used, and where it comes from; none where none was."""
    if used is None:
        return None
    return _PARAMETER.fill(
        label=used.label.sentence(), value=f"{used.value:f}", unit=used.unit, source=used.source.title
    )


def _steps(row: Firm, actor: Actor, *, has_contracts: bool, has_payments: bool) -> Iterator[FirmStep]:
    if actor.may(May.KEEP_INDUSTRY):
        yield FirmStep.TELL
        if row.status != CLOSED:
            yield FirmStep.SIGN
        if has_contracts:
            yield FirmStep.PAY
            yield FirmStep.END
        if has_payments:
            yield FirmStep.REVERSE


def _facts(row: Firm, actor: Actor) -> Iterator[tuple[Text, Text | str | Crumb]]:
    place = place_names([row.place_code]).get(row.place_code, row.place_code)
    yield _PLACE, Crumb(place, reverse("overview:place", args=[row.place_code]))
    yield _SINCE, _DAY.fill(day=row.since)
    if row.founder is not None and actor.may(May.SEE_HOUSEHOLDS):
        yield _FOUNDER, Crumb(head_of(row.founder), reverse("overview:household", args=[row.founder_id]))
    used = Loan.objects.filter(firm=row).count()
    if used:
        yield _USES, _LOANS.fill(count=used)


def _sums(row: Firm) -> Table:
    found = row.dues.order_by("year").values("year").annotate(homes=Count("household", distinct=True), **OWED)
    rows = [Row((one["year"], one["homes"], *(one[f"sum_{key}"] for key in MONEY_KEYS))) for one in found]
    if rows:
        total = row.dues.aggregate(homes=Count("household", distinct=True), **OWED)
        sums = (total[f"sum_{key}"] for key in MONEY_KEYS)
        rows.append(Row((_TOTAL, total["homes"], *sums), marked=True))
    return Table(_MONEY, _SUM_COLUMNS, rows, empty=_NOTHING)


def _years(row: Firm) -> Table:
    told = list(row.years.order_by("-year", "-pk"))
    latest: set[int] = set()
    rows = []
    for one in told:
        words = Cell(STATUSES.label_of(one.status), tone=TONES[one.status], under=one.reason)
        state = _SUPERSEDED if one.year in latest else ""
        latest.add(one.year)
        rows.append(Row((one.year, words, one.document, one.on, shown_name(one.by_key, one.by_name), state)))
    return Table(_YEARS, _YEAR_COLUMNS, rows, empty=_UNTOLD)


_PARAMETER = Text("{label}: {value} {unit}. {source}.", "{label}：{value} {unit}。{source}。")
_PLACE, _SINCE, _DAY = Text("Place", "地区"), Text("Since", "成立日期"), Text("{day}", "{day}")
_FOUNDER, _USES = Text("Started by", "创业农户"), Text("Uses", "使用贷款")
_LOANS = Text("loans of households: {count}", "农户贷款 {count} 笔")
_MONEY, _TOTAL = Text("Promised and paid, by year", "分年度承诺与兑付"), Text("Together", "合计")
_NOTHING = Text("It promised nothing to any household yet.", "尚未对农户作出承诺。")
_SUM_COLUMNS = (
    Column("year", Text("Year", "年度")),
    Column("households", Text("Households", "户数"), Kind.NUMBER),
    *MONEY,
)
_YEARS, _UNTOLD = Text("How it stood", "年度运营状况"), Text("Nobody said yet how it stood.", "尚未登记运营状况。")
_SUPERSEDED = Text("told anew since", "已重新登记")
_YEAR_COLUMNS = (
    Column("year", Text("Year", "年度")),
    Column("status", Text("Status", "状况"), main=True),
    Column("document", Text("Document number", "文号")),
    Column("on", Text("Told on", "登记日期"), Kind.DAY),
    Column("by", Text("Entered by", "登记人")),
    Column("state", Text("State", "状态")),
)
