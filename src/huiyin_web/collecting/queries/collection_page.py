"""The page of one collection: what it asks, what it costs, who decided it, who has answered."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.urls import reverse

from huiyin.kernel.places import Level, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin.rules.burden import price
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.collecting.models import Collection, CollectionState
from huiyin_web.collecting.pages import CollectionPage
from huiyin_web.collecting.permissions import may_decide, may_withdraw
from huiyin_web.collecting.queries.answers import answered_words, answers_table, asked_in_reach
from huiyin_web.collecting.queries.judging import counted_then, judged, kept
from huiyin_web.collecting.queries.list_page import TITLE
from huiyin_web.collecting.queries.stored import as_collections, collection_or_404, state_of
from huiyin_web.collecting.queries.telling import known_table, price_figures, told
from huiyin_web.collecting.queries.todo import todo
from huiyin_web.core.clock import day_of
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.templatetags.wording import percent
from huiyin_web.imports.kinds import kind_of, people_are_made_up
from huiyin_web.imports.limits import MOST_WHOLE_ROWS
from huiyin_web.places.queries import place_names, places_within

_LEAD = Text(
    "{office} asks the villages of {area} for {fields} fields of {kind}, from {begins} to {ends}.",
    "{office}向{area}各村采集“{kind}”{fields} 项指标，{begins} 至 {ends}。",
)
_SPREAD = Text(
    "It lasts into another year: the burden meter charges each year the share of its days, {shares}.",
    "采集跨年度，村级负担按各年度天数分摊：{shares}。",
)
_SHARE = Text("{year}: {share}%", "{year} 年 {share}%")
_BASIS, _SERVES = Text("Legal basis", "依据"), Text("Decision that it serves", "服务的决策")
_MINUTES, _EACH = Text("Estimated time", "估计用时"), Text("{minutes} minutes a row", "每行 {minutes} 分钟")
_PROPOSED, _DECIDED, _WITHDRAWN = Text("Proposed", "提出"), Text("Decided", "审批"), Text("Withdrawn", "撤回")
_BY, _REASON = Text("{name}, {on}", "{name}，{on}"), Text("Reason", "事由")
_COUNTED = Text("Rows counted on", "行数统计日期")
_REACH = Text("in your reach", "管辖范围内")
_INDENT = Text("— {name}", "— {name}")


def _lead(row: Collection, office: Text | str, area: Text | str) -> Text:
    label = kind_of(row.kind).sheet.label
    return _LEAD.fill(
        office=office, area=area, fields=len(row.fields), kind=label, begins=row.begins_on, ends=row.ends_on
    )


def _spread(row: Collection) -> list[Text]:
    """Say why the meter of a year has less than what is asked here, where the days lie in more than one."""
    first, last = row.begins_on, row.ends_on
    if first.year == last.year:
        return []
    shares = []
    for year in range(first.year, last.year + 1):
        days = (min(last, date(year, 12, 31)) - max(first, date(year, 1, 1))).days + 1
        shares.append(_SHARE.fill(year=year, share=percent(days / ((last - first).days + 1))))
    return [_SPREAD.fill(shares=Text.join(shares, ", ", "，"))]


def collection_page(*, actor: Actor, number: int, on: date) -> CollectionPage:
    """Give the page of a collection.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    actor.need(May.SEE_FIGURES)
    row = collection_or_404(actor, number)
    asked = as_collections([row])[row.pk]
    state, tone = state_of(row, on)
    # Everybody sees what was counted when it was proposed or admitted; for who decides it is judged by today's rules.
    decides = may_decide(actor, row)
    counts = counted_then(row, asked, on=on) if decides else None
    found = judged(asked, row.place_code, counts, on=on, number=row.pk) if counts else None
    rows, again = (found.price.rows, found.again_in_all) if found else (row.rows, row.again)
    villages, personal = answers_table(actor, row), any(one.mask for one in kind_of(row.kind).sheet.fields)
    if villages and not actor.scope.covers(row.place_code):
        rows, again = asked_in_reach(actor, row)
    return CollectionPage(
        number=row.pk,
        title=Text(row.title, row.title),
        lead=Text.join([_lead(row, asked.office, asked.area), *_spread(row)], " ", ""),
        crumbs=(Crumb(TITLE, reverse("collecting:collections")), Crumb(row.title)),
        state=state,
        tone=tone,
        facts=(
            *_facts(row),
            *([(_COUNTED, str(counts.on))] if counts else []),
            *([(villages.title, answered_words(actor, row))] if villages else []),
        ),
        price=price_figures(price(asked, rows), fields=len(row.fields), minutes=row.minutes, again=again),
        reasons=told(found.reasons) if found else (),
        known=known_table(found.known if found else kept(row)),
        villages=villages,
        may_decide=decides,
        may_withdraw=may_withdraw(actor, row)
        and row.state in {CollectionState.PROPOSED, CollectionState.ADMITTED} and on <= row.ends_on,
        places=_places(actor, row, on),
        most=MOST_WHOLE_ROWS,
        personal=personal,
        made_up=personal and people_are_made_up(),
        todo=todo(actor, row, on),
    )  # fmt: skip


def collection_files(actor: Actor, page: CollectionPage) -> dict[str, Callable[[], Export]]:
    """Give what may be taken as files: the fields, and all villages in reach that have to answer."""
    about = About(page.title, _REACH, page.lead)
    every = answers_table(actor, collection_or_404(actor, page.number), whole=True) if page.villages else None
    tables = {"fields": page.known} | ({"villages": every} if every else {})
    return {
        key: partial(export_of, table, name=f"collection-{page.number}-{key}", about=about)
        for key, table in tables.items()
    }


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
