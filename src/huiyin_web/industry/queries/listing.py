"""The list of firms: filters that an address keeps, and what all of them promised and paid in a year, to the fen."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.industry import BRANCHES, KINDS, STATUSES, Sign
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import COUNTED_TO, Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.industry.models import Due, Firm, FirmSign
from huiyin_web.industry.pages import ListPage
from huiyin_web.industry.queries.stored import OWED, firms_in_reach
from huiyin_web.industry.queries.wording import LOANS, MONEY, MONEY_KEYS, TITLE, TONES, what_of
from huiyin_web.places.queries import first_place, place_names

_TURN = 50


@dataclass(frozen=True, slots=True)
class AskedFirms:
    """Which firms, after one of them. The address keeps all of it."""

    words: str = ""
    kind: str = ""
    branch: str = ""
    status: str = ""
    sign: str = ""
    place: str = ""
    after: int | None = None

    def address(self, **other: object) -> str:
        """Give the address of this list, with something else asked."""
        asked = {one.name: getattr(self, one.name) for one in fields(self)} | {"after": None} | other
        kept = {key: value for key, value in asked.items() if value}
        return f"{reverse('industry:list')}?{urlencode(kept)}" if kept else reverse("industry:list")


def list_page(*, actor: Actor, asked: AskedFirms, on: date) -> ListPage:
    """Give one turn of the list of firms, with the money of the year that was last over.

    Raises:
        NotAllowedError: their role sees none.
    """
    found = filtered(firms_in_reach(actor), asked, on)
    rows, pager = _turn(found, asked)
    year = on.year - 1
    place = asked.place or first_place(actor)
    links = [Crumb(_OWED, reverse("industry:owed", args=[place]))] if place else []
    if actor.may(May.SEE_HOUSEHOLDS):
        links.append(Crumb(LOANS, reverse("industry:loans")))
    may_add = actor.may(May.KEEP_INDUSTRY) and bool(actor.office)
    return ListPage(
        title=TITLE,
        lead=_LEAD,
        filters={one.name: getattr(asked, one.name) for one in fields(asked)[:-1]},
        sums=_sums(found, year),
        rows=Table(_FIRMS, columns(year), firm_rows(rows, on), empty=_NONE),
        pager=pager,
        links=tuple(links),
        add=Crumb(_REGISTER, reverse("industry:register")) if may_add else None,
        here=reverse("industry:list"),
    )


def list_table(actor: Actor, asked: AskedFirms, on: date) -> Table:
    """Give the whole of a list, for a file.

    Raises:
        NotAllowedError: their role sees none.
    """
    rows = list(filtered(firms_in_reach(actor), asked, on).order_by("-pk"))
    return Table(_FIRMS, columns(on.year - 1), firm_rows(rows, on), empty=_NONE)


def filtered(rows: QuerySet[Firm], asked: AskedFirms, on: date) -> QuerySet[Firm]:
    """Give those of some firms that are asked for."""
    found = rows
    for column in ("kind", "branch", "status"):
        if value := getattr(asked, column):
            found = found.filter(**{column: value})
    if asked.words:
        found = found.filter(name__icontains=asked.words)
    if asked.place:
        low, high = code_range(prefix_of(asked.place))
        found = found.filter(place_code__gte=low, place_code__lte=high)
    if asked.sign:
        found = found.filter(pk__in=FirmSign.objects.filter(shown_on(on), sign=asked.sign).values("firm"))
    return found


def shown_on(on: date) -> Q:
    """Give the condition that a sign shows on a day."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


def columns(year: int) -> tuple[Column, ...]:
    """Give the columns of the list, whose money is that of a year."""
    return (
        Column("name", Text("Firm", "经营主体")),
        Column("place", Text("Place", "地区")),
        Column("households", Text("Households under contract", "签约户数"), Kind.NUMBER, Text(str(year), f"{year}年")),
        *MONEY,
        Column("status", Text("Status", "状况")),
        Column("kind", Text("Kind", "类型"), filed=True),
        Column("branch", Text("Branch", "产业"), filed=True),
        Column("signs", Text("To be asked", "待核实"), filed=True),
        Column("code", Text("Place code", "区划代码"), filed=True),
    )


def firm_rows(rows: Sequence[Firm], on: date) -> list[Row]:
    """Give firms as rows of a table, on a day."""
    keys = [row.pk for row in rows]
    places = place_names({row.place_code for row in rows})
    signs: dict[int, list[Text]] = defaultdict(list)
    for one in FirmSign.objects.filter(shown_on(on), firm__in=keys).order_by("pk"):
        signs[one.firm_id].append(Sign(one.sign).label)
    dues = Due.objects.filter(firm__in=keys, year=on.year - 1).order_by().values("firm")
    money = {one["firm"]: one for one in dues.annotate(homes=Count("household", distinct=True, filter=_UNDER), **OWED)}
    return [_row(row, places, signs[row.pk], money.get(row.pk, {})) for row in rows]


def _row(row: Firm, places: dict[str, Text], signs: list[Text], money: dict[str, int]) -> Row:
    odd = Text.join(signs)
    return Row(
        (
            Cell(row.name, reverse("industry:one", args=[row.pk]), under=what_of(row)),
            places.get(row.place_code, row.place_code),
            money.get("homes", 0),
            *(money.get(f"sum_{key}", 0) for key in MONEY_KEYS),
            Cell(STATUSES.label_of(row.status), tone=TONES[row.status], under=odd),
            KINDS.label_of(row.kind),
            BRANCHES.label_of(row.branch),
            odd,
            row.place_code,
        )
    )


def _sums(found: QuerySet[Firm], year: int) -> Table:
    total = Due.objects.filter(firm__in=found.order_by().values("pk"), year=year).aggregate(**OWED)
    heads = (
        Column("sum", Text("Sums", "合计项")),
        Column("firms", Text("Firms", "主体数"), Kind.NUMBER),
        *MONEY,
    )
    money = (total[f"sum_{key}"] or 0 for key in MONEY_KEYS)
    label = _YEAR.fill(year=year)
    return Table(_TOGETHER, heads, [Row((label, found.count(), *money))], note=_RECONCILES)


def _turn(found: QuerySet[Firm], asked: AskedFirms) -> tuple[list[Firm], Pager]:
    following = found.filter(pk__lt=asked.after) if asked.after else found
    rows = list(following.order_by("-pk")[: _TURN + 1])
    shown, more = rows[:_TURN], len(rows) > _TURN
    count = found[: COUNTED_TO + 1].count()
    words = _SHOWN.fill(shown=len(shown), total=count if count <= COUNTED_TO else f"{COUNTED_TO}+")
    return shown, Pager(
        words,
        next=asked.address(after=shown[-1].pk) if more else "",
        first=asked.address() if asked.after else "",
    )


_UNDER = Q(promised__gt=0)
_LEAD = Text(
    "Cooperatives and firms: how they stand, with whom they have contracts, what they promised households and paid.",
    "合作社和企业的运营状况、与农户的利益联结合同、承诺和兑付情况。",
)
_FIRMS = Text("Cooperatives and firms", "合作社和企业")
_REGISTER = Text("Register a firm", "登记经营主体")
_OWED = Text("Promised and not paid, by place", "分地区未兑付情况")
_NONE = Text("No firm stands here.", "暂无经营主体。")
_SHOWN = Text("{shown} of {total} firms", "共 {total} 家主体，显示 {shown} 家")
_TOGETHER = Text("Together", "合计")
_YEAR = Text("For {year}", "{year} 年")
_RECONCILES = Text(
    "Of all firms that the filter finds, on every page. Promised and beyond are together what was paid and what was "
    "not, to the fen.",
    "按筛选结果全部页合计。承诺与超出承诺之和等于已兑付与未兑付之和，精确到分。",
)
