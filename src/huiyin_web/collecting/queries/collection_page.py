"""The page of one collection: what it asks, what it costs, who decided it, who has answered."""

from datetime import date

from django.db.models import Max, Q
from django.urls import reverse

from huiyin.kernel.places import Level, ancestor, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin.rules.burden import Price
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.collecting.models import Answer, AskedVillage, Collection, CollectionState
from huiyin_web.collecting.pages import CollectionPage
from huiyin_web.collecting.permissions import may_decide, may_withdraw
from huiyin_web.collecting.queries.judging import Judgement, judged
from huiyin_web.collecting.queries.list_page import TITLE
from huiyin_web.collecting.queries.stored import as_collections, collection_or_404, state_of
from huiyin_web.collecting.queries.telling import known_table, price_figures, told
from huiyin_web.core.amounts import Figure
from huiyin_web.core.clock import day_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import kind_of, people_are_made_up
from huiyin_web.imports.limits import MOST_WHOLE_ROWS
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.places.queries import place_names, places_within

_LEAD = Text(
    "{office} asks the villages of {area} for {fields} fields of {kind}, from {begins} to {ends}.",
    "{office}向{area}各村采集“{kind}”{fields} 项指标，{begins} 至 {ends}。",
)
_BASIS, _SERVES = Text("Legal basis", "依据"), Text("Decision that it serves", "服务的决策")
_MINUTES, _EACH = Text("Estimated time", "估计用时"), Text("{minutes} minutes a row", "每行 {minutes} 分钟")
_PROPOSED, _DECIDED, _WITHDRAWN = Text("Proposed", "提出"), Text("Decided", "审批"), Text("Withdrawn", "撤回")
_BY, _REASON = Text("{name}, {on}", "{name}，{on}"), Text("Reason", "事由")
_VILLAGES = Text("Villages that answer", "应答的村")
_ANSWERED, _PARTLY, _NOT_YET = Text("answered", "已应答"), Text("in part", "部分应答"), Text("not yet", "未应答")
_NOTE = Text(
    "A village has answered once an import of these days has brought all its rows back; an import that was undone "
    "does not count.",
    "采集期间导入该村全部行后记为已应答；已撤销的导入不计。",
)
_COLUMNS = (
    Column("village", Text("Village", "村")),
    Column("code", Text("Place code", "区划代码"), filed=True),
    Column("rows", Text("Rows asked", "应填行数"), Kind.NUMBER),
    Column("brought", Text("Rows brought in", "已导入行数"), Kind.NUMBER),
    Column("on", Text("Last brought in", "最近导入"), Kind.DAY),
    Column("state", Text("State", "状态"), main=True),
)
_INDENT = Text("— {name}", "— {name}")


def collection_page(*, actor: Actor, number: int, on: date) -> CollectionPage:
    """Give the page of a collection.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    actor.need(May.SEE_FIGURES)
    row = collection_or_404(actor, number)
    asked, kind = as_collections([row])[row.pk], kind_of(row.kind)
    found = judged(asked, row.place_code, on=on, number=row.pk)
    state, tone = state_of(row, on)
    proposed = row.state == CollectionState.PROPOSED
    return CollectionPage(
        number=row.pk,
        title=Text(row.title, row.title),
        lead=_LEAD.fill(
            office=asked.office, area=asked.area, fields=len(row.fields), kind=kind.sheet.label, begins=row.begins_on,
            ends=row.ends_on,
        ),
        crumbs=(Crumb(TITLE, reverse("collecting:collections")), Crumb(row.title)),
        state=state,
        tone=tone,
        facts=_facts(row),
        price=_price(row, found),
        reasons=told(found.reasons) if proposed else (),
        known=known_table(found.known),
        villages=_villages(actor, row),
        may_decide=may_decide(actor, row),
        may_withdraw=may_withdraw(actor, row)
        and row.state in {CollectionState.PROPOSED, CollectionState.ADMITTED} and on <= row.ends_on,
        places=_places(actor, row, on),
        most=MOST_WHOLE_ROWS,
        made_up=people_are_made_up(),
    )  # fmt: skip


def _facts(row: Collection) -> tuple[tuple[Text, Text | str], ...]:
    by = _BY.fill(name=shown_name(row.by_key, row.by_name), on=day_of(row.at))
    facts: list[tuple[Text, Text | str]] = [
        (_BASIS, row.basis), (_SERVES, row.serves), (_MINUTES, _EACH.fill(minutes=row.minutes)), (_PROPOSED, by),
    ]  # fmt: skip
    if row.decided_at:
        name = shown_name(row.decided_by_key, row.decided_by_name)
        facts.append((_DECIDED, _BY.fill(name=name, on=day_of(row.decided_at))))
    if row.withdrawn_on:
        facts.append((_WITHDRAWN, str(row.withdrawn_on)))
    if row.reason:
        facts.append((_REASON, row.reason))
    return tuple(facts)


def _price(row: Collection, found: Judgement) -> tuple[Figure, ...]:
    """Give the price as it was when it was admitted; before, as the register stands today."""
    asked = list(row.villages.values_list("rows", "again"))
    rows = sum(one for one, _ in asked) if asked else found.price.rows
    again = sum(one for _, one in asked) if asked else sum(found.again.values())
    fields = len(row.fields)
    return price_figures(
        Price(rows, rows * fields, rows * row.minutes), fields=fields, minutes=row.minutes, again=again
    )


def _villages(actor: Actor, row: Collection) -> Table | None:
    """Give the villages in reach that have to answer, and what they have brought in; none before it is admitted."""
    if row.state not in {CollectionState.ADMITTED, CollectionState.WITHDRAWN} or row.decided_at is None:
        return None
    stands = ImportBatch.objects.filter(state=BatchState.APPLIED).values("pk")
    answers = Q(answers__in=Answer.objects.filter(import_id__in=stands))
    asked = AskedVillage.objects.filter(actor.scope.places("village_code"), collection=row)
    found = asked.annotate(brought=Max("answers__rows", filter=answers), last=Max("answers__on", filter=answers))
    rows = list(found.order_by("village_code").values_list("village_code", "rows", "brought", "last"))
    names = place_names({one for code, *_ in rows for one in (code, ancestor(code, Level.TOWNSHIP))})
    return Table(
        _VILLAGES,
        _COLUMNS,
        [
            Row((_named(code, names), code, asked_for, brought or 0, last, _answered(asked_for, brought or 0)))
            for code, asked_for, brought, last in rows
        ],
        note=_NOTE,
        tall=True,
    )  # fmt: skip


def _named(code: str, names: dict[str, Text]) -> Cell:
    return Cell(names.get(code, code), under=names.get(ancestor(code, Level.TOWNSHIP), ""))


def _answered(asked: int, brought: int) -> Cell:
    if brought >= asked:
        return Cell(_ANSWERED, tone="good")
    return Cell(_PARTLY, tone="go") if brought else Cell(_NOT_YET, tone="warn")


def _places(actor: Actor, row: Collection, on: date) -> tuple[tuple[str, Text], ...]:
    """Give the places whose form somebody may download: those below a county down to its villages."""
    running = row.state == CollectionState.ADMITTED and row.begins_on <= on <= row.ends_on
    if not (running and actor.may(May.IMPORT) and actor.may(May.UNMASK)):
        return ()
    own = actor.place_code if actor.place_code.startswith(prefix_of(row.place_code)) else row.place_code
    if not actor.scope.covers(own):
        return ()
    below = level_of(own).below
    found = place_names([own]) | (places_within(own, below) if below else {})
    if level_of(own) is Level.COUNTY:
        found |= {code: _INDENT.fill(name=name) for code, name in places_within(own, Level.VILLAGE).items()}
    return tuple(sorted(found.items()))
