"""The page of one scheme: what it came to, by village, and its households."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from huiyin.followup.relocation import Case, Outcome, outcome
from huiyin.followup.shares import Share
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import named as named_subjects
from huiyin_web.core.amounts import HOUSEHOLDS, SHARE, YUAN, Figure
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names
from huiyin_web.relocation.models import Scheme
from huiyin_web.relocation.pages import SchemePage
from huiyin_web.relocation.queries.cases import cases_by_village
from huiyin_web.relocation.queries.moving import TURN, moves_of_scheme, moves_table
from huiyin_web.relocation.queries.stored import scheme_or_404
from huiyin_web.relocation.queries.wording import TITLE, named


def scheme_page(*, actor: Actor, number: int, after: int | None, on: date) -> SchemePage:
    """Give the page of one scheme, its households from after one of them on.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = scheme_or_404(actor, number)
    villages = cases_by_village(row.moves.all(), on=on)
    sees = actor.may(May.SEE_HOUSEHOLDS)
    moves, pager = _moves(actor, row, after, on) if sees else (None, Pager(Text("", "")))
    return SchemePage(
        id=row.pk,
        title=row.title,
        lead=named(row),
        crumbs=(Crumb(TITLE, reverse("relocation:list")), Crumb(row.number)),
        facts=tuple(_facts(row, actor)),
        figures=tuple(_figures(outcome(one for cases in villages.values() for one in cases))),
        origins=_origins(row, villages),
        moves=moves,
        pager=pager,
        may_offer=actor.may(May.MANAGE_RELOCATION) and sees,
    )


def whole_moves(actor: Actor, number: int, *, on: date) -> Table:
    """Give all households of a scheme that somebody sees, for a file.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    return moves_table(list(moves_of_scheme(actor, scheme_or_404(actor, number))), on=on)


def _moves(actor: Actor, row: Scheme, after: int | None, on: date) -> tuple[Table, Pager]:
    every = moves_of_scheme(actor, row)
    rows = list(every.filter(pk__gt=after or 0)[: TURN + 1])
    shown = rows[:TURN]
    here = reverse("relocation:scheme", args=[row.pk])
    pager = Pager(
        _SHOWN.fill(shown=len(shown), total=every.count()),
        next=f"{here}?after={shown[-1].pk}#moves" if len(rows) > TURN else "",
        first=f"{here}#moves" if after else "",
    )
    return moves_table(shown, on=on), pager


def _facts(row: Scheme, actor: Actor) -> Iterator[tuple[Text, Text | str | Crumb]]:
    place = place_names([row.place_code]).get(row.place_code, row.place_code)
    yield _SITE, Crumb(place, reverse("overview:place", args=[row.place_code]))
    if row.office:
        yield _OFFICE, office_names([row.office])[row.office]
    yield _MANAGER, shown_name(row.by_key, row.by_name)
    yield _YEAR, str(row.year)
    yield _HOUSES, str(row.houses)
    if row.project is not None:
        key = f"project:{row.project}"
        yield _PROJECT, named_subjects(actor, [key])[key]


def _figures(found: Outcome) -> Iterator[Figure]:
    yield Figure(_CONSENTED, found.consented, HOUSEHOLDS, _CONSENTED_IS.fill(offered=found.offered))
    yield Figure(_MOVED, found.moved, HOUSEHOLDS, _MOVED_IS.fill(persons=found.persons_moved))
    yield Figure(_JOBS, found.jobs.share, SHARE, _share_is(found.jobs, _JOBS_ARE, _NO_JOBS))
    yield Figure(_STAYS, found.stays.share, SHARE, _share_is(found.stays, _STAYS_ARE, _NO_JOBS))
    yield Figure(_INCOME, _yuan(found.income), YUAN, _INCOME_IS.fill(count=found.compared), beside=_against(found))
    yield Figure(_OVERDUE, found.overdue, HOUSEHOLDS, _OVERDUE_IS)


def _share_is(share: Share, words: Text, none: Text) -> Text:
    if share.low is None or share.high is None:
        return none
    return words.fill(met=share.met, of=share.of, low=f"{share.low * 100:.1f}", high=f"{share.high * 100:.1f}")


def _against(found: Outcome) -> Text | None:
    return None if found.before is None else _BEFORE.fill(yuan=f"{found.before / 100:,.0f}")


def _yuan(fen: float | None) -> float | None:
    return None if fen is None else fen / 100


def _origins(row: Scheme, villages: dict[str, list[Case]]) -> Table:
    codes = sorted({*row.origins.values_list("place_code", flat=True), *villages})
    names = place_names(codes)
    rows = [_origin(names.get(code, code), code, outcome(villages.get(code, ()))) for code in codes]
    return Table(_VILLAGES, _COLUMNS, rows, note=_NOTE)


def _origin(name: Text | str, code: str, found: Outcome) -> Row:
    return Row(
        (
            Cell(name, reverse("overview:place", args=[code])), found.offered, found.consented, found.moved,
            Cell(found.jobs.share, under=_OF.fill(met=found.jobs.met, of=found.jobs.of) if found.jobs.of else ""),
            found.before, found.income, found.overdue, code,
        )
    )  # fmt: skip


_SHOWN = Text("{shown} of {total} households", "共 {total} 户，显示 {shown} 户")
_SITE, _OFFICE = Text("New houses in", "安置地"), Text("Managed by", "管理单位")
_MANAGER, _YEAR = Text("Manager", "管理人"), Text("Year", "年度")
_HOUSES, _PROJECT = Text("Houses", "安置住房"), Text("Paid by", "资金来源项目")
_CONSENTED, _CONSENTED_IS = (
    Text("Consented", "已同意"),
    Text("Households with a consent that stands, of {offered} offered a house", "同意有效的农户；共征询 {offered} 户"),
)
_MOVED, _MOVED_IS = (
    Text("Moved", "已搬迁"),
    Text("Households in their new house, {persons} persons", "已入住，{persons} 人"),
)
_JOBS = Text("With work after 12 months", "搬迁满 12 个月有人就业")
_JOBS_ARE = Text(
    "{met} of {of} households with labour that were asked; 95% interval {low}% to {high}% (Wilson)",
    "已回访的有劳动力家庭 {of} 户中 {met} 户；95% 区间 {low}% 至 {high}%（Wilson）",
)
_NO_JOBS = Text("Nobody was asked after 12 months yet.", "尚无满 12 个月的回访。")
_STAYS = Text("Live there after 12 months", "搬迁满 12 个月稳定入住")
_STAYS_ARE = Text(
    "{met} of {of} households that were asked; 95% interval {low}% to {high}% (Wilson)",
    "已回访 {of} 户中 {met} 户；95% 区间 {low}% 至 {high}%（Wilson）",
)
_INCOME = Text("Income a head after 12 months", "搬迁满 12 个月人均纯收入")
_INCOME_IS = Text(
    "Median of {count} households, against the register's when they were offered a house",
    "{count} 户中位数；与征询时台账收入比较",
)
_BEFORE = Text("before: {yuan} yuan", "搬迁前 {yuan} 元")
_OVERDUE = Text("Follow-ups overdue", "回访超期")
_OVERDUE_IS = Text("Households that should have been asked by now", "应回访而未回访的农户")
_VILLAGES = Text("By village", "分迁出村")
_OF = Text("{met} of {of}", "{met}/{of}")
_NOTE = Text(
    "Work: households with labour that were asked 12 months after the move. Income: medians of the same households "
    "before and after.",
    "就业：搬迁满 12 个月已回访的有劳动力家庭。收入：同一批农户搬迁前后的中位数。",
)
_COLUMNS = (
    Column("village", Text("Village", "迁出村")),
    Column("offered", Text("Offered", "已征询"), Kind.NUMBER),
    Column("consented", _CONSENTED, Kind.NUMBER),
    Column("moved", _MOVED, Kind.NUMBER, main=True),
    Column("jobs", Text("With work", "有人就业"), Kind.SHARE, places=1),
    Column("before", Text("Income a head before", "搬迁前人均收入"), Kind.MONEY),
    Column("income", Text("Income a head after", "搬迁后人均收入"), Kind.MONEY),
    Column("overdue", _OVERDUE, Kind.NUMBER),
    Column("code", Text("Place code", "区划代码"), filed=True),
)
