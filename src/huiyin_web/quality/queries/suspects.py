"""The list of suspects in somebody's reach, with its filters, and the same rows as a file."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from huiyin.kernel.text import Text
from huiyin.rules.suspects import Outcome, Severity, rules
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import codes_reached
from huiyin_web.access.roles import May
from huiyin_web.access.scope import Scope
from huiyin_web.access.subjects import numbers
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.quality.models import Suspect
from huiyin_web.quality.pages.suspects import SuspectsPage
from huiyin_web.quality.permissions import in_reach, need_see
from huiyin_web.quality.queries.choosing import place_in_words, places_to_choose
from huiyin_web.quality.queries.words import SEVERITIES, Named, asked, names_for, rule_label, standing
from huiyin_web.quality.recording import FOUND

PAGE_ROWS, _EXPORT_ROWS = 50, 2000
OPEN, GONE = "open", "gone"
STATES = (OPEN, *(one.value for one in Outcome), GONE)
TITLE = Text("Suspects", "疑点核实")
_SUSPECT = Text("This question", "该疑点")


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the list is asked for; `after` is the suspect behind which the turn begins."""

    state: str = OPEN
    rule: str = ""
    severity: str = ""
    place: str = ""
    after: int | None = None

    def address(self, **more: object) -> str:
        """Give the address of the list with this filter, and what is asked besides."""
        kept = {key: value for key, value in (asdict(self) | {"after": None} | more).items() if value}
        return f"{reverse('quality:suspects')}?{urlencode(kept)}"


def suspect_in_reach(actor: Actor, number: int, *, lock: bool = False) -> Suspect:
    """Give a suspect.

    Raises:
        NotFoundError: it is not there, or out of reach.
    """
    rows = Suspect.objects.select_for_update() if lock else Suspect.objects.all()
    found = rows.filter(in_reach(actor), pk=number).first()
    if found is None:
        raise NotFoundError(what=_SUSPECT)
    return found


def suspects_page(*, actor: Actor, asked_for: Asked) -> SuspectsPage:
    """Give one turn of the list.

    Raises:
        NotAllowedError: the role sees no households.
    """
    need_see(actor)
    tabs = _tabs(actor, asked_for)
    rows = list(_following(_found(actor, asked_for), asked_for.after)[: PAGE_ROWS + 1])
    shown = rows[:PAGE_ROWS]
    return SuspectsPage(
        title=TITLE,
        lead=_LEAD,
        crumbs=(Crumb(TITLE),),
        tabs=tabs,
        choices=_choices(actor, asked_for),
        chosen={"rule": asked_for.rule, "severity": asked_for.severity, "place": asked_for.place},
        state=asked_for.state,
        table=_table(actor, shown),
        pager=Pager(
            _SHOWN.fill(shown=len(shown), total=f"{next(tab.count or 0 for tab in tabs if tab.current):,}"),
            next=asked_for.address(after=shown[-1].pk) if len(rows) > PAGE_ROWS else "",
            first=asked_for.address() if asked_for.after else "",
        ),
        rules_url=reverse("quality:rules"),
        may_check=actor.may(May.CHECK_REGISTER),
        checked=_checked(),
    )


def household_suspects(actor: Actor, household: int) -> Table:
    """Give what is asked about a household and its members, the open questions first; out of reach, nothing."""
    found = Suspect.objects.filter(in_reach(actor), household_id=household).order_by("urgency", "pk")
    rows = sorted(found, key=lambda row: (bool(row.outcome), row.gone_at is not None))
    names = names_for(actor, rows)
    kept = ("question", "person", "state", "severity", "found_at")
    columns = tuple(column for column in _COLUMNS if column.key in kept)
    cells = [
        Row(tuple(cell for column, cell in zip(_COLUMNS, _row(row, names).cells, strict=True) if column.key in kept))
        for row in rows
    ]
    return Table(_ABOUT_HOUSEHOLD, columns, cells)


def suspects_export(*, actor: Actor, asked_for: Asked) -> Export:
    """Give all rows of the filter as a file, as masked as the page.

    Raises:
        NotAllowedError: the role sees no households.
    """
    need_see(actor)
    found = _found(actor, asked_for)
    return Export(
        "huiyin-suspects", About(TITLE, _chosen(asked_for), _LEAD), _COLUMNS, _all_rows(actor, found), found.count()
    )


def _found(actor: Actor, asked_for: Asked) -> QuerySet[Suspect]:
    found = Suspect.objects.filter(in_reach(actor), _in_state(asked_for.state))
    if asked_for.rule:
        found = found.filter(rule=asked_for.rule)
    if asked_for.severity:
        found = found.filter(urgency=SEVERITIES.index(Severity(asked_for.severity)))
    return found.filter(_in_place(asked_for.place)) if asked_for.place else found


def _in_place(code: str) -> Q:
    return Scope.over(codes_reached([code], today())).places("village_code")


def _in_state(state: str) -> Q:
    if state in {OPEN, GONE}:
        return Q(outcome="", gone_at__isnull=state == OPEN)
    return Q(outcome=state)


def _following(found: QuerySet[Suspect], after: int | None) -> QuerySet[Suspect]:
    """Give what follows one of the suspects found, the most urgent first; all where it is none of them."""
    last = found.filter(pk=after).values_list("urgency", flat=True).first() if after is not None else None
    if last is not None:
        found = found.filter(Q(urgency__gt=last) | Q(urgency=last, pk__gt=after))
    return found.order_by("urgency", "pk")


def _all_rows(actor: Actor, found: QuerySet[Suspect]) -> Iterator[Row]:
    after: int | None = None
    while rows := list(_following(found, after)[:_EXPORT_ROWS]):
        names = names_for(actor, rows)
        yield from (_row(row, names) for row in rows)
        after = rows[-1].pk


def _table(actor: Actor, rows: list[Suspect]) -> Table:
    names = names_for(actor, rows)
    return Table(TITLE, _COLUMNS, [_row(row, names) for row in rows], empty=_EMPTY, empty_next=_EMPTY_NEXT)


def _row(row: Suspect, names: Named) -> Row:
    state, tone = standing(row)
    words = asked(row)
    return Row((
        Cell(rule_label(row.rule), reverse("quality:suspect", args=[row.pk]), under=words),
        names.household(row),
        names.person(row),
        Cell(state, tone=tone),
        SEVERITIES[row.urgency].label.sentence(),
        timezone.localtime(row.found_at).date(),
        words,
        names.number(row),
        row.village_code,
        row.note,
        row.answered_at,
    ))  # fmt: skip


def _tabs(actor: Actor, asked_for: Asked) -> tuple[Tab, ...]:
    every = {state: _found(actor, replace(asked_for, state=state)).count() for state in STATES}
    return tuple(
        Tab(_LABELS[state], replace(asked_for, state=state).address(), current=state == asked_for.state, count=count)
        for state, count in every.items()
    )


def _choices(actor: Actor, asked_for: Asked) -> dict[str, tuple[tuple[str, Text], ...]]:
    known = sorted(rules().values(), key=lambda rule: SEVERITIES.index(rule.severity))
    return {
        "severity": (("", _EVERY_SEVERITY), *((one.value, one.label.sentence()) for one in Severity)),
        "rule": (("", _EVERY_RULE), *((rule.key, rule.label.sentence()) for rule in known)),
        "place": places_to_choose(actor, asked_for.place),
    }


def _checked() -> Text:
    last = AuditEvent.objects.filter(action=FOUND).values_list("at", flat=True).first()
    return _NEVER if last is None else _CHECKED.fill(at=moment(last))


def _chosen(asked_for: Asked) -> Text:
    chosen = [_LABELS[asked_for.state]]
    if asked_for.severity:
        chosen.append(Severity(asked_for.severity).label.sentence())
    if asked_for.rule:
        chosen.append(rule_label(asked_for.rule))
    return Text.join([*chosen, *place_in_words(asked_for.place)])


_LEAD = Text(
    "Entries of the register that look doubtful, each a question to be asked. None is a finding, and none changes "
    "anything by itself.",
    "台账中需要核实的登记项，逐项列出待核实的问题。疑点仅供核实，不作为认定结论，也不会改动任何数据。",
)
_OPEN, _GONE = Text("To be asked", "待核实"), Text("No longer so", "已消除")
_CORRECTED = {Outcome.CORRECTED.value: Text("Corrected or to be", "已更正或待更正")}
_LABELS = {OPEN: _OPEN, GONE: _GONE} | {one.value: one.label.sentence() for one in Outcome} | _CORRECTED
_SHOWN = Text("{shown} of {total} on this page", "本页 {shown} 条，共 {total} 条")
_EVERY_SEVERITY = Text("However urgent", "全部核实次序")
_EVERY_RULE = Text("Every rule", "全部规则")
_EMPTY = Text("Nothing to be asked here.", "没有需要核实的疑点。")
_EMPTY_NEXT = Text(
    "Choose another tab or a wider filter; new questions come when the register is checked.",
    "可切换标签或放宽筛选条件；台账核验后将列出新的疑点。",
)
_ABOUT_HOUSEHOLD = Text("Suspects: what is to be asked", "疑点核实")
_NEVER = Text("The register has not been checked yet.", "台账尚未核验。")
_CHECKED = Text("The register was last checked {at}.", "台账最近核验于 {at}。")
_COLUMNS = (
    Column("question", Text("Question", "核实事项")),
    Column("household", Text("Household or village", "户（村）")),
    Column("person", Text("Person", "人员")),
    Column("state", Text("State", "状态"), main=True),
    Column("severity", Text("When to ask", "核实次序")),
    Column("found_at", Text("Found", "发现时间"), Kind.DAY),
    Column("asks", Text("What to ask", "核实内容"), filed=True),
    Column("office_number", Text("Household number", "户编号"), filed=True),
    Column("village_code", Text("Village code", "行政村代码"), filed=True),
    Column("note", Text("Note", "说明"), filed=True),
    Column("answered_at", Text("Answered", "核实时间"), Kind.MOMENT, filed=True),
)


def suspect_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give suspects in reach by what they are about; they lead to their page."""
    if not actor.may(May.SEE_HOUSEHOLDS):
        return {}
    rows = Suspect.objects.filter(in_reach(actor), pk__in=numbers(keys)).values_list("pk", "rule")
    return {str(pk): Crumb(rule_label(rule), reverse("quality:suspect", args=[pk])) for pk, rule in rows}
