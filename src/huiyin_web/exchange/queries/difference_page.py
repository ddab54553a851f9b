"""The differences of an exchange, and the rows that one side alone has."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.filling import value_of
from huiyin.records.masking import masked
from huiyin.records.national import Newer
from huiyin.records.sheets import SHEETS
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import Tone
from huiyin_web.core.exports import About, Export
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.core.templatetags.wording import day
from huiyin_web.exchange.models import Decision, Difference, Exchange, OneSided, Side
from huiyin_web.exchange.pages import AlonePage, DifferenceLine, DifferencesPage
from huiyin_web.exchange.permissions import in_reach
from huiyin_web.exchange.queries.exchange_page import TITLE, exchange_name
from huiyin_web.exchange.queries.exchanges import by_form, differences_of, exchange_of
from huiyin_web.registry.models import Household
from huiyin_web.registry.wording import in_words

PAGE_ROWS = 50
STATES = ("open", "theirs", "ours", "later")
_LABELS = {
    "open": Text("To decide", "待处理"), "theirs": Text("Theirs taken", "采用全国系统"),
    "ours": Text("Ours kept", "保留本系统"), "later": Text("Later", "稍后处理"),
}  # fmt: skip
_TONES: dict[str, Tone] = {"open": "warn", "theirs": "good", "ours": "go", "later": ""}
_NEWER = {
    Newer.OURS: Text("ours is newer ({day})", "本系统较新（{day}）"),
    Newer.THEIRS: Text("theirs is newer (ours {day})", "全国系统较新（本系统 {day}）"),
    Newer.UNKNOWN: Text("not known", "无法判断"),
}
_SAME_DAY = Text("the same day ({day})", "同日（{day}）")
_DIFFERENCES = Text("Differences", "差异")
_LEAD = Text(
    "Theirs: what decides eligibility becomes a change request, all else changes at once. Ours: it is written into the "
    "outgoing file. Personal values are masked.",
    "采用全国系统：涉及资格认定的生成变更申请，其余立即更新。保留本系统：写入回传文件。个人信息已脱敏。",
)
_SHOWN = Text("{shown} of {total:,} on this page", "本页 {shown} 项，共 {total:,} 项")
_ALONE = Text("Rows that one side alone has", "仅一方有的记录")
_ALONE_LEAD = Text(
    "Nothing is added or removed by itself. Theirs alone: register by an import, or report the row. Ours alone, in the "
    "villages of the export: enter it there, or check whether it is still right.",
    "系统不自动增减记录。仅全国系统有的，请通过导入登记或上报核实；仅本系统有的（限导出文件所涉村），请在全国系统补录或核实是否应保留。",
)
_SIDES = {
    Side.THEIRS: Text("Only in the national registry", "仅全国系统有"),
    Side.OURS: Text("Only in our register", "仅本系统有"),
}
_ALONE_COLUMNS = (
    Column("number", Text("Number", "编号"), main=True),
    Column("sheet", Text("Sheet", "表")),
    Column("row", Text("Row of the export", "导出文件行号")),
    Column("village", Text("Village code", "行政村代码")),
)
_DIFFERENCE_COLUMNS = (
    Column("household", Text("Household", "农户")),
    Column("field", Text("Field", "字段")),
    Column("ours", Text("Ours", "本系统")),
    Column("theirs", Text("National registry", "全国系统")),
    Column("newer", Text("Which is newer", "哪方较新")),
    Column("state", Text("State", "状态"), main=True),
)
_NOTHING = Text("Nothing here.", "没有记录。")
_NOTHING_NEXT = Text("Choose another tab.", "请切换标签查看。")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which differences are asked for; what follows one of them."""

    sheet: str = ""
    field: str = ""
    household: int | None = None
    state: str = "open"
    after: int | None = None

    def address(self, number: int, **more: object) -> str:
        """Give the address of the list with this filter, and what is asked besides."""
        kept = {"sheet": self.sheet, "field": self.field, "household": self.household, "state": self.state} | more
        return f"{reverse('exchange:differences', args=[number])}?{urlencode({k: v for k, v in kept.items() if v})}"


def differences_page(*, actor: Actor, number: int, asked: Asked) -> DifferencesPage:
    """Give one turn of the differences.

    Raises:
        NotAllowedError, NotFoundError: the exchange is not theirs to see.
    """
    one = exchange_of(actor, number)
    every = _found(actor, one, asked)
    counts = {state: every.filter(decision=_decision(state)).count() for state in STATES}
    found = every.filter(decision=_decision(asked.state)).order_by("pk")
    rows = list((found.filter(pk__gt=asked.after) if asked.after else found)[: PAGE_ROWS + 1])
    shown = rows[:PAGE_ROWS]
    homes = Household.objects.in_bulk({row.household_id for row in shown})
    return DifferencesPage(
        title=_title(asked),
        lead=_LEAD,
        crumbs=(
            Crumb(TITLE, reverse("exchange:exchanges")),
            Crumb(exchange_name(one), reverse("exchange:exchange", args=[one.pk])),
            Crumb(_title(asked)),
        ),
        number=one.pk,
        tabs=tuple(
            Tab(_LABELS[state], asked.address(number, state=state), current=state == asked.state, count=count)
            for state, count in counts.items()
        ),
        lines=tuple(_line(actor, one, row, homes) for row in shown),
        pager=Pager(
            _SHOWN.fill(shown=len(shown), total=counts[asked.state]),
            next=asked.address(number, after=shown[-1].pk) if len(rows) > PAGE_ROWS else "",
            first=asked.address(number) if asked.after else "",
        ),
        here=asked.address(number),
    )


def differences_export(*, actor: Actor, number: int, asked: Asked) -> Export:
    """Give all differences of the filter as a file, as masked as the page."""
    one = exchange_of(actor, number)
    found = _found(actor, one, asked).filter(decision=_decision(asked.state)).order_by("pk")
    homes = Household.objects.only("head_name").in_bulk(set(found.values_list("household_id", flat=True)))
    lines = (_line(actor, one, row, homes) for row in found.iterator())
    rows = (Row((x.household.label, x.label, x.ours, x.theirs, x.newer, x.state)) for x in lines)
    about = About(_title(asked), exchange_name(one), _LEAD)
    return Export("huiyin-differences", about, _DIFFERENCE_COLUMNS, rows, found.count())


def alone_page(*, actor: Actor, number: int, side: str, after: int | None) -> AlonePage:
    """Give the rows that one side alone has.

    Raises:
        NotAllowedError, NotFoundError: the exchange is not theirs to see.
    """
    one = exchange_of(actor, number)
    every = one.one_sided.filter(in_reach(actor) | Q(village_code=""))
    found = every.filter(side=side).order_by("pk")
    rows = list((found.filter(pk__gt=after) if after else found)[: PAGE_ROWS + 1])
    shown, where = rows[:PAGE_ROWS], reverse("exchange:alone", args=[number])
    total = found.count()
    return AlonePage(
        title=_ALONE,
        lead=_ALONE_LEAD,
        crumbs=(
            Crumb(TITLE, reverse("exchange:exchanges")),
            Crumb(exchange_name(one), reverse("exchange:exchange", args=[number])),
            Crumb(_ALONE),
        ),
        tabs=tuple(
            Tab(label, f"{where}?side={key}", current=key == side, count=every.filter(side=key).count())
            for key, label in _SIDES.items()
        ),
        table=Table(_ALONE, _ALONE_COLUMNS, [_alone(row) for row in shown], empty=_NOTHING, empty_next=_NOTHING_NEXT),
        pager=Pager(
            _SHOWN.fill(shown=len(shown), total=total),
            next=f"{where}?side={side}&after={shown[-1].pk}" if len(rows) > PAGE_ROWS else "",
            first=f"{where}?side={side}" if after else "",
        ),
    )


def _alone(row: OneSided) -> Row:
    url = reverse("overview:household", args=[row.household_id]) if row.household_id else ""
    label = SHEETS[row.sheet].label.sentence()
    return Row((Cell(row.number, url), label, str(row.row) if row.row else "", row.village_code))


def _decision(state: str) -> Decision:
    return Decision("" if state == "open" else state)


def _found(actor: Actor, one: Exchange, asked: Asked) -> QuerySet[Difference]:
    wanted = {"sheet": asked.sheet, "field": asked.field, "household_id": asked.household}
    return differences_of(actor, one).filter(**{key: value for key, value in wanted.items() if value})


def _title(asked: Asked) -> Text:
    if asked.sheet and asked.field:
        return SHEETS[asked.sheet].field(asked.field).label.sentence()
    return _DIFFERENCES


def _line(actor: Actor, one: Exchange, row: Difference, homes: dict[int, Household]) -> DifferenceLine:
    field = SHEETS[row.sheet].field(row.field)
    home, state = homes.get(row.household_id), row.decision or "open"
    name = masked(home.head_name, Mask.NAME) if home else row.number
    whole = Text(f"{name} {row.number}", f"{name} {row.number}")
    words = _SAME_DAY if row.changed_on == one.exported_on else _NEWER[Newer(row.newer)]
    undecided = state in {"open", "later"}
    return DifferenceLine(
        number=row.pk,
        household=Crumb(whole, reverse("overview:household", args=[row.household_id]) if home else ""),
        label=field.label.sentence(),
        ours=in_words(field, value_of(field, row.ours)),
        theirs=in_words(field, value_of(field, row.theirs)),
        newer=words.fill(day=day(row.changed_on) if row.changed_on else ""),
        state=_LABELS[state],
        tone=_TONES[state],
        may_decide=undecided,
        may_take=undecided and actor.may(May.CHANGE_HOUSEHOLDS) and by_form(row.sheet, row.field),
        request_url=reverse("registry:change", args=[row.request_id]) if row.request_id else "",
    )
