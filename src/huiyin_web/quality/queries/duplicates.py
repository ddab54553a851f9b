"""The list of double entries in somebody's reach, with its filter, and the same rows as a file."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import codes_reached
from huiyin_web.access.queries.people import one_with
from huiyin_web.access.roles import May
from huiyin_web.access.scope import Scope
from huiyin_web.access.subjects import numbers
from huiyin_web.core.amounts import Tone
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import About, Export
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.places.queries import place_names
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.pages.duplicates import DuplicatesPage
from huiyin_web.quality.permissions import both_in_reach, need_see
from huiyin_web.quality.queries.choosing import place_in_words, places_to_choose
from huiyin_web.quality.recording import DUPLICATES_FOUND
from huiyin_web.registry.models import Household, Person

PAGE_ROWS, _EXPORT_ROWS = 50, 2000
OPEN, WAITING, GONE = "open", "waiting", "gone"
MOST = 0.999  # shown of any probability: however much agrees, it is never certain
STATES = (OPEN, WAITING, *(one.value for one in Decision), GONE)
_MERGING = [one.value for one in Decision if one.merges]
TITLE = Text("Double entries", "重复登记")
_THIS = Text("This question", "该事项")


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What of the list is asked for; `after` is the row behind which the turn begins."""

    state: str = OPEN
    place: str = ""
    after: int | None = None

    def address(self, **more: object) -> str:
        """Give the address of the list with this filter, and what is asked besides."""
        kept = {key: value for key, value in (asdict(self) | {"after": None} | more).items() if value}
        return f"{reverse('quality:duplicates')}?{urlencode(kept)}"


def duplicate_in_reach(actor: Actor, number: int, *, lock: bool = False) -> Duplicate:
    """Give a question about two entries.

    Raises:
        NotFoundError: it is not there, or one of the two is out of reach.
    """
    rows = Duplicate.objects.select_for_update() if lock else Duplicate.objects.all()
    found = rows.filter(both_in_reach(actor), pk=number).first()
    if found is None:
        raise NotFoundError(what=_THIS)
    return found


def duplicates_page(*, actor: Actor, asked_for: AskedFor) -> DuplicatesPage:
    """Give one turn of the list.

    Raises:
        NotAllowedError: the role sees no households.
    """
    need_see(actor)
    tabs = _tabs(actor, asked_for)
    rows = list(_following(_found(actor, asked_for), asked_for.after)[: PAGE_ROWS + 1])
    shown = rows[:PAGE_ROWS]
    total = next(tab.count or 0 for tab in tabs if tab.current)
    return DuplicatesPage(
        title=TITLE,
        lead=_LEAD,
        crumbs=(Crumb(TITLE),),
        tabs=tabs,
        places=places_to_choose(actor, asked_for.place),
        place=asked_for.place,
        state=asked_for.state,
        table=Table(TITLE, _COLUMNS, list(_rows(shown)), empty=_EMPTY, empty_next=_EMPTY_NEXT),
        pager=Pager(
            _SHOWN.fill(shown=len(shown), total=f"{total:,}"),
            next=asked_for.address(after=shown[-1].pk) if len(rows) > PAGE_ROWS else "",
            first=asked_for.address() if asked_for.after else "",
        ),
        may_search=actor.may(May.CHECK_REGISTER),
        searched=_searched(),
    )


def duplicates_export(*, actor: Actor, asked_for: AskedFor) -> Export:
    """Give all rows of the filter as a file, as masked as the page.

    Raises:
        NotAllowedError: the role sees no households.
    """
    need_see(actor)
    found = _found(actor, asked_for)
    chosen = Text.join([_LABELS[asked_for.state].sentence(), *place_in_words(asked_for.place)])
    return Export(
        "huiyin-double-entries", About(TITLE, chosen, _LEAD), _COLUMNS, _all_rows(found), found.count()
    )  # fmt: skip


def household_duplicates(actor: Actor, household: int) -> Table:
    """Give the open questions and the merges that wait of a household; where the other is out of reach, nothing."""
    either = Q(left_household=household) | Q(right_household=household)
    found = Duplicate.objects.filter(both_in_reach(actor), either, _in_state(OPEN) | _in_state(WAITING)).order_by("pk")
    return Table(TITLE, _COLUMNS, list(_rows(list(found))))


def versions_of(found: Duplicate) -> str:
    """Give the versions of both households and the persons compared, as one text."""
    households = (found.left_household, found.right_household)
    persons = [key for pair in json.loads(found.told) for key in (pair["left"], pair["right"])]
    of_households = Household.objects.filter(pk__in=households).order_by("pk").values_list("pk", "version")
    of_persons = Person.objects.filter(pk__in=persons).order_by("pk").values_list("pk", "version")
    return ";".join(f"{key}:{version}" for rows in (of_households, of_persons) for key, version in rows)


def proposal_of(row: Duplicate) -> str:
    """Tell one proposed merge from any other of the same two; empty where none waits."""
    return f"{row.decision}:{row.keep}:{row.decided_at:%Y-%m-%dT%H:%M:%S.%f}" if row.waits else ""


def merges_waiting(actor: Actor) -> QuerySet[Duplicate]:
    """Give the proposed merges in reach that wait for this person, the oldest first; to whoever decides none, none."""
    if not actor.may(May.DECIDE_DUPLICATES):
        return Duplicate.objects.none()
    found = Duplicate.objects.filter(both_in_reach(actor), _in_state(WAITING)).exclude(by_key__in=one_with(actor))
    return found.order_by("decided_at", "pk")


def standing(row: Duplicate) -> tuple[Text, Tone]:
    """Say where a question stands: its decision before all else."""
    if row.waits:
        return _WAITING, "go"
    if row.decision:
        return Decision(row.decision).label, Decision(row.decision).tone
    return (_GONE, "") if row.gone_at else (_OPEN, "warn")


def _found(actor: Actor, asked_for: AskedFor) -> QuerySet[Duplicate]:
    found = Duplicate.objects.filter(both_in_reach(actor), _in_state(asked_for.state))
    if not asked_for.place:
        return found
    reach = Scope.over(codes_reached([asked_for.place], today()))
    return found.filter(reach.places("left_village") | reach.places("right_village"))


def _in_state(state: str) -> Q:
    if state in {OPEN, GONE}:
        return Q(decision="", gone_at__isnull=state == OPEN)
    if state == WAITING:
        return Q(decision__in=_MERGING, merge_id__isnull=True)
    return Q(decision=state, merge_id__isnull=False) if state in _MERGING else Q(decision=state)


def _following(found: QuerySet[Duplicate], after: int | None) -> QuerySet[Duplicate]:
    """Give what follows one of the rows found, the most probable first; all where it is none of them."""
    last = found.filter(pk=after).values_list("probability", flat=True).first() if after is not None else None
    if last is not None:
        found = found.filter(Q(probability__lt=last) | Q(probability=last, pk__gt=after))
    return found.order_by("-probability", "pk")


def _all_rows(found: QuerySet[Duplicate]) -> Iterator[Row]:
    after: int | None = None
    while rows := list(_following(found, after)[:_EXPORT_ROWS]):
        yield from _rows(rows)
        after = rows[-1].pk


def _rows(rows: Sequence[Duplicate]) -> Iterator[Row]:
    keys = {key for row in rows for key in (row.left_household, row.right_household)}
    heads = {
        pk: (masked(name, Mask.NAME), number)
        for pk, name, number in Household.objects.filter(pk__in=keys).values_list("pk", "head_name", "office_number")
    }
    villages = place_names({code for row in rows for code in (row.left_village, row.right_village)})
    for row in rows:
        state, tone = standing(row)
        left, right = (heads.get(key, ("--", "--")) for key in (row.left_household, row.right_household))
        at = [villages.get(code, Text(code, code)) for code in (row.left_village, row.right_village)]
        yield Row((
            Cell(left[0], reverse("quality:duplicate", args=[row.pk]), under=Text.join([left[1], at[0]], " · ", " · ")),
            Cell(right[0], under=Text.join([right[1], at[1]], " · ", " · ")),
            min(row.probability, MOST),
            Cell(state, tone=tone),
            timezone.localtime(row.found_at).date(),
            row.reason,
        ))  # fmt: skip


def _tabs(actor: Actor, asked_for: AskedFor) -> tuple[Tab, ...]:
    every = {state: replace(asked_for, state=state) for state in STATES}
    return tuple(
        Tab(
            _LABELS[state].sentence(), one.address(), current=state == asked_for.state, count=_found(actor, one).count()
        )
        for state, one in every.items()
    )


def _searched() -> Text:
    last = AuditEvent.objects.filter(action=DUPLICATES_FOUND).values_list("at", flat=True).first()
    return _NEVER if last is None else _SEARCHED.fill(at=moment(last))


def duplicate_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give questions in reach by number; they lead to their page."""
    if not actor.may(May.SEE_HOUSEHOLDS):
        return {}
    rows = Duplicate.objects.filter(both_in_reach(actor), pk__in=numbers(keys)).values_list("pk", flat=True)
    return {str(pk): Crumb(_NUMBERED.fill(number=pk), reverse("quality:duplicate", args=[pk])) for pk in rows}


_LEAD = Text(
    "Entries of the register that may be one household, or one person in two. Each is a question to people: nothing is "
    "merged and nothing is taken from a family until somebody who knows has decided.",
    "台账中可能属于同一户或同一人的登记，逐项提交人工认定。在知情人员作出认定之前，不合并任何登记，不停发任何待遇。",
)
_OPEN, _GONE = Text("to be decided", "待认定"), Text("no longer alike", "已不相似")
_WAITING = Text("waiting for approval", "待审批")
_LABELS = {OPEN: _OPEN, WAITING: _WAITING, GONE: _GONE} | {one.value: one.label for one in Decision}
_NUMBERED = Text("Double entry {number}", "重复登记 {number}")
_SHOWN = Text("{shown} of {total} on this page", "本页 {shown} 条，共 {total} 条")
_EMPTY = Text("Nothing to be decided here.", "没有需要认定的重复登记。")
_EMPTY_NEXT = Text(
    "Choose another tab or a wider filter; new questions come when the register is searched.",
    "可切换标签或放宽筛选条件；查找之后将列出新的事项。",
)
_NEVER = Text("The register has not been searched yet.", "尚未查找。")
_SEARCHED = Text("The register was last searched {at}.", "最近查找于 {at}。")
_COLUMNS = (
    Column("left", Text("First entry", "登记一")),
    Column("right", Text("Second entry", "登记二")),
    Column("probability", Text("Probability", "概率"), Kind.SHARE, places=1),
    Column("state", Text("State", "状态"), main=True),
    Column("found_at", Text("Found", "发现时间"), Kind.DAY),
    Column("reason", Text("Reason", "理由"), filed=True),
)
