"""One flag: what the list says beside what the register says, how they were matched, and what was decided."""

from collections.abc import Iterator

from huiyin.crosschecks import Decision, Finding, kinds
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.quality.models import Flag
from huiyin_web.quality.pages.crosschecks import FlagPage
from huiyin_web.quality.permissions import need_see_flags
from huiyin_web.quality.queries import flag_words as words
from huiyin_web.quality.queries.flags import TITLE, Asked, flag_in_reach
from huiyin_web.quality.queries.lists import list_name, list_names
from huiyin_web.quality.queries.words import linked, names_for


def flag_page(*, actor: Actor, number: int) -> FlagPage:
    """Give one flag.

    Raises:
        NotAllowedError: the role does not include it.
        NotFoundError: it is not there, or out of reach.
    """
    need_see_flags(actor)
    row = flag_in_reach(actor, number)
    title, kind, known = words.flag_label(row), kinds().get(row.kind), words.registered(actor, [row])
    state, tone = words.standing(row)
    return FlagPage(
        title=title,
        lead=kind.asks[Finding(row.finding)] if kind else words.GONE,
        crumbs=(Crumb(TITLE, Asked().address()), Crumb(title)),
        state=state,
        tone=tone,
        facts=tuple(_facts(actor, row)),
        listed=tuple(one for one in words.listed(row) if one),
        list_says=words.list_says(row),
        registered=known.says(row),
        register_says=words.register_says(row, known),
        answer=tuple(_answer(row)),
        seen=row.decision,
        facts_key=row.facts_key,
        may_decide=actor.may(May.DECIDE_FLAGS) and (bool(row.decision) or row.gone_at is None),
    )


def _facts(actor: Actor, row: Flag) -> Iterator[tuple[Text, Text | str | Crumb]]:
    names, kind = names_for(actor, [row]), kinds().get(row.kind)
    yield _HOUSEHOLD, linked(names.household(row))
    yield _PERSON, names.person(row)
    if row.match:
        yield _MATCHED, words.matched(row).sentence()
    if agrees := words.likeness(row):
        yield _COMPARED, words.in_a_line(agrees)
    name, page = list_name(row.source), list_names(actor, [str(row.source_id)]).get(str(row.source_id))
    yield _LIST, Crumb(name, page.url) if page else name
    if kind:
        yield _KEPT_BY, kind.department.sentence()
        yield _SOURCE, kind.source.title
    yield _FOUND, moment(row.found_at)
    if row.gone_at:
        yield _GONE, moment(row.gone_at)


def _answer(row: Flag) -> Iterator[tuple[Text, Text | str]]:
    if row.decision:
        yield _DECISION, Decision(row.decision).label.sentence()
        yield _NOTE, row.note
        yield _BY, shown_name(row.by_key, row.by_name)
        yield _AT, moment(row.decided_at)


_HOUSEHOLD, _PERSON = Text("Household", "农户"), Text("Person", "人员")
_MATCHED, _COMPARED = Text("Matched", "匹配方式"), Text("Comparison", "比对结果")
_LIST, _KEPT_BY, _SOURCE = Text("List", "名单"), Text("Kept by", "提供部门"), Text("Source", "来源")
_FOUND, _GONE = Text("Found", "发现时间"), Text("No longer so since", "消除时间")
_DECISION, _NOTE = Text("Decision", "认定结果"), Text("Note", "说明")
_BY, _AT = Text("Recorded by", "登记人"), Text("Recorded at", "登记时间")
