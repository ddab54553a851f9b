"""The work list of flags in somebody's reach, with its filters, and the same rows as a file."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from huiyin.crosschecks import Decision, kinds
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import codes_reached
from huiyin_web.access.roles import May
from huiyin_web.access.scope import Scope
from huiyin_web.access.subjects import numbers
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.quality.models import DepartmentList, Flag
from huiyin_web.quality.pages.crosschecks import FlagsPage
from huiyin_web.quality.permissions import in_reach, lists_in_reach, need_see_flags
from huiyin_web.quality.queries import flag_words as words
from huiyin_web.quality.queries.choosing import place_in_words, places_to_choose
from huiyin_web.quality.queries.lists import label_of, list_name
from huiyin_web.quality.queries.words import Named, names_for

PAGE_ROWS, _EXPORT_ROWS = 50, 2000
OPEN, GONE = "open", "gone"
STATES = (OPEN, *(one.value for one in Decision), GONE)
TITLE = Text("Cross-checks", "部门数据比对")
_LABELS = {OPEN: words.OPEN, GONE: words.GONE} | {one.value: one.label for one in Decision}
_FLAG = Text("This flag", "该疑点")


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the list is asked for; `after` is the flag behind which the turn begins."""

    state: str = OPEN
    kind: str = ""
    list: int | None = None
    place: str = ""
    after: int | None = None

    def address(self, **more: object) -> str:
        """Give the address of the list with this filter, and what is asked besides."""
        kept = {key: value for key, value in (asdict(self) | {"after": None} | more).items() if value}
        return f"{reverse('quality:flags')}?{urlencode(kept)}"


def flag_in_reach(actor: Actor, number: int, *, lock: bool = False) -> Flag:
    """Give a flag.

    Raises:
        NotFoundError: it is not there, or out of reach.
    """
    rows = Flag.objects.select_for_update(of=("self",)) if lock else Flag.objects.all()
    found = rows.select_related("source").filter(in_reach(actor), pk=number).first()
    if found is None:
        raise NotFoundError(what=_FLAG)
    return found


def flags_page(*, actor: Actor, asked: Asked) -> FlagsPage:
    """Give one turn of the work list.

    Raises:
        NotAllowedError: the role does not include it.
    """
    need_see_flags(actor)
    tabs = _tabs(actor, asked)
    found = _found(actor, asked).order_by("pk")
    rows = list((found.filter(pk__gt=asked.after) if asked.after else found)[: PAGE_ROWS + 1])
    shown = rows[:PAGE_ROWS]
    return FlagsPage(
        title=TITLE,
        lead=_LEAD,
        crumbs=(Crumb(TITLE),),
        tabs=tabs,
        choices={
            "kind": (("", _EVERY_KIND), *((key, one.label.sentence()) for key, one in kinds().items())),
            "place": places_to_choose(actor, asked.place),
            "list": _chosen_list(actor, asked),
        },
        chosen={"kind": asked.kind, "place": asked.place, "list": str(asked.list or "")},
        state=asked.state,
        table=Table(TITLE, _COLUMNS, list(_rows(actor, shown)), empty=_EMPTY, empty_next=_EMPTY_NEXT),
        pager=Pager(
            _SHOWN.fill(shown=len(shown), total=f"{next(tab.count or 0 for tab in tabs if tab.current):,}"),
            next=asked.address(after=shown[-1].pk) if len(rows) > PAGE_ROWS else "",
            first=asked.address() if asked.after else "",
        ),
        lists_url=reverse("quality:lists") if actor.may(May.CROSS_CHECK) else "",
    )


def flags_export(*, actor: Actor, asked: Asked) -> Export:
    """Give all rows of the filter as a file, as masked as the page.

    Raises:
        NotAllowedError: the role does not include it.
    """
    need_see_flags(actor)
    found = _found(actor, asked)
    return Export(
        "huiyin-flags", About(TITLE, _chosen(actor, asked), _LEAD), _COLUMNS, _all_rows(actor, found), found.count()
    )


def household_flags(actor: Actor, household: int) -> Table:
    """Give the open flags about a household and its members; out of reach, or to a role without them, nothing."""
    found = Flag.objects.filter(in_reach(actor), _in_state(OPEN), household_id=household).select_related("source")
    rows = list(found.order_by("pk")) if actor.may(May.SEE_FLAGS) else []
    kept = [at for at, column in enumerate(_COLUMNS) if column.key in {"flag", "person", "register", "match", "as_of"}]
    cells = [Row(tuple(row.cells[at] for at in kept)) for row in _rows(actor, rows)]
    return Table(_ABOUT_HOUSEHOLD, tuple(_COLUMNS[at] for at in kept), cells)


def flag_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give flags in reach by what they are about; they lead to their page."""
    if not actor.may(May.SEE_FLAGS):
        return {}
    rows = Flag.objects.filter(in_reach(actor), pk__in=numbers(keys))
    return {str(row.pk): Crumb(words.flag_label(row), reverse("quality:flag", args=[row.pk])) for row in rows}


def _found(actor: Actor, asked: Asked) -> QuerySet[Flag]:
    return _asked_for(actor, asked).filter(_in_state(asked.state)).select_related("source")


def _asked_for(actor: Actor, asked: Asked) -> QuerySet[Flag]:
    """Give the flags of a filter in whatever state."""
    found = Flag.objects.filter(in_reach(actor))
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.list:
        found = found.filter(source_id=asked.list)
    if asked.place:
        found = found.filter(Scope.over(codes_reached([asked.place], today())).places("village_code"))
    return found


def _chosen_list(actor: Actor, asked: Asked) -> tuple[tuple[str, Text], ...]:
    """Give every list and the one that is chosen; nothing where none is, as one comes here from a list's page."""
    found = DepartmentList.objects.filter(lists_in_reach(actor), pk=asked.list).first() if asked.list else None
    return (("", _EVERY_LIST), (str(found.pk), list_name(found))) if found else ()


def _chosen(actor: Actor, asked: Asked) -> Text:
    """Say in words what is asked for."""
    chosen = [_LABELS[asked.state].sentence()]
    if asked.kind:
        chosen.append(label_of(asked.kind).sentence())
    chosen += [name for key, name in _chosen_list(actor, asked) if key]
    return Text.join([*chosen, *place_in_words(asked.place)])


def _in_state(state: str) -> Q:
    if state in {OPEN, GONE}:
        return Q(decision="", gone_at__isnull=state == OPEN)
    return Q(decision=state)


def _all_rows(actor: Actor, found: QuerySet[Flag]) -> Iterator[Row]:
    after = 0
    while rows := list(found.filter(pk__gt=after).order_by("pk")[:_EXPORT_ROWS]):
        yield from _rows(actor, rows)
        after = rows[-1].pk


def _rows(actor: Actor, rows: Sequence[Flag]) -> Iterator[Row]:
    names, known = names_for(actor, rows), words.registered(actor, rows)
    for row in rows:
        yield _row(row, names, known)


def _row(row: Flag, names: Named, known: words.Registered) -> Row:
    state, tone = words.standing(row)
    says = words.list_says(row)
    return Row((
        Cell(words.flag_label(row), reverse("quality:flag", args=[row.pk]), under=says),
        names.household(row),
        names.person(row),
        words.register_says(row, known),
        words.matched(row),
        Cell(state, tone=tone),
        row.source.as_of,
        says,
        names.number(row),
        row.village_code,
        row.note,
        timezone.localtime(row.decided_at) if row.decided_at else None,
    ))  # fmt: skip


def _tabs(actor: Actor, asked: Asked) -> tuple[Tab, ...]:
    counts = _asked_for(actor, asked).aggregate(**{one: Count("pk", filter=_in_state(one)) for one in STATES})
    return tuple(
        Tab(
            _LABELS[state].sentence(),
            replace(asked, state=state).address(),
            current=state == asked.state,
            count=counts[state],
        )
        for state in STATES
    )


_LEAD = Text(
    "Where other departments' lists and the register disagree, person by person. Each is a question to people: nothing "
    "is changed and nothing is taken from a family until somebody who knows has decided.",
    "部门名单与台账不一致的人员，逐项提交人工核实。在知情人员作出认定之前，不改动台账，不停发任何待遇。",
)
_ABOUT_HOUSEHOLD = Text("Cross-checks: what other lists say", "部门数据比对疑点")
_EVERY_KIND = Text("Every kind of list", "全部名单种类")
_EVERY_LIST = Text("Every list", "全部名单")
_SHOWN = Text("{shown} of {total} on this page", "本页 {shown} 条，共 {total} 条")
_EMPTY = Text("Nothing to be asked here.", "没有需要核实的疑点。")
_EMPTY_NEXT = Text(
    "Choose another tab or a wider filter; new flags come when a list is compared.",
    "可切换标签或放宽筛选条件；比对名单后将列出新的疑点。",
)
_COLUMNS = (
    Column("flag", Text("What the list says", "名单情况")),
    Column("household", Text("Household", "农户")),
    Column("person", Text("Person", "人员")),
    Column("register", Text("What the register says", "台账情况")),
    Column("match", Text("Matched", "匹配方式")),
    Column("state", Text("State", "状态"), main=True),
    Column("as_of", Text("List as of", "名单截止日期"), Kind.DAY),
    Column("says", Text("Particulars of the list", "名单内容"), filed=True),
    Column("office_number", Text("Household number", "户编号"), filed=True),
    Column("village_code", Text("Village code", "行政村代码"), filed=True),
    Column("note", Text("Note", "说明"), filed=True),
    Column("decided_at", Text("Decided", "认定时间"), Kind.MOMENT, filed=True),
)
