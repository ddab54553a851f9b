"""One suspect: the question, whom it is asked of, by which rule and threshold, and its answer."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Parameter
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.rules.suspects import Rule, rules
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.places.queries import place_names
from huiyin_web.quality.models import Suspect
from huiyin_web.quality.pages.suspects import SuspectPage
from huiyin_web.quality.permissions import need_see
from huiyin_web.quality.queries.suspects import TITLE, Asked, suspect_in_reach
from huiyin_web.quality.queries.words import (
    TO_CORRECT,
    Named,
    asked,
    linked,
    names_for,
    rule_label,
    standing,
    values_of,
)
from huiyin_web.registry.models import Person
from huiyin_web.registry.queries.households import REMOVED
from huiyin_web.registry.queries.members import persons_in_reach, present

_ABOUT_NUMBERS = frozenset({"same_id_twice", "head_of_two_households"})  # the rules about who else has an ID number
_MOST_HOLDERS = 8
_Fact = tuple[Text, Text | str | Crumb]


def suspect_page(*, actor: Actor, number: int) -> SuspectPage:
    """Give one suspect.

    Raises:
        NotAllowedError: the role sees no households.
        NotFoundError: it is not there, or out of reach.
    """
    need_see(actor)
    row = suspect_in_reach(actor, number)
    title = rule_label(row.rule)
    state, tone = standing(row)
    return SuspectPage(
        title=title,
        lead=asked(row),
        crumbs=(Crumb(TITLE, Asked().address()), Crumb(title)),
        state=state,
        tone=tone,
        facts=tuple(_facts(actor, row, names_for(actor, [row]))),
        answer=tuple(_answer(row, state)),
        mend=_mend(actor, row) if state is TO_CORRECT else "",
        seen=row.outcome,
        may_record=actor.may(May.ANSWER_SUSPECTS),
    )


def _facts(actor: Actor, row: Suspect, names: Named) -> Iterator[_Fact]:
    whom = names.household(row)
    yield (_HOUSEHOLD if row.household_id else _VILLAGE), linked(whom)
    if row.person_id:
        yield _PERSON, names.person(row)
        if row.rule in _ABOUT_NUMBERS:
            yield from _holders(actor, row.person_id)
    yield _FOUND, moment(row.found_at)
    if row.gone_at:
        yield _GONE, moment(row.gone_at)
    rule = rules().get(row.rule)
    if rule is not None:
        yield _WHEN, rule.severity.label.sentence()
        yield from _thresholds(rule, row)
        yield _SOURCE, source_words(rule)


def _holders(actor: Actor, person: int) -> Iterator[_Fact]:
    """Give who else has a person's ID number now, with their household; of whoever is out of reach, how many."""
    asked = persons_in_reach(actor).filter(pk=person).exclude(id_number=None).values_list("id_number", flat=True)
    others = Q(id_number__in=list(asked)) & ~Q(pk=person) & ~Q(household__status=REMOVED)
    columns = ("name", "household_id", "household__office_number", "household__village_code")
    reached = present(persons_in_reach(actor)).filter(others)
    shown = list(reached.order_by("pk").values_list(*columns)[:_MOST_HOLDERS])
    villages = place_names({code for *_, code in shown})
    for name, household, number, code in shown:
        words = Text.join([masked(name, Mask.NAME), number, villages.get(code, Text(code, code))], " · ", " · ")
        yield _HOLDER, Crumb(words, reverse("overview:household", args=[household]))
    if more := present(Person.objects.filter(others)).count() - len(shown):
        yield _HOLDER, _MORE.fill(count=more)


def _thresholds(rule: Rule, row: Suspect) -> Iterator[tuple[Text, Text]]:
    """Give the thresholds by which it was asked, as they were then, with their source."""
    told, in_force = values_of(row), policy.at(row.asked_on)
    for name in rule.parameters:
        if name in told:
            yield _THRESHOLD, threshold_words(in_force.value(name), told[name])


def threshold_words(parameter: Parameter, value: float) -> Text:
    """Word a threshold: what it is, how much, from where."""
    return _THRESHOLD_OF.fill(
        label=parameter.label.sentence(), value=f"{value:g}", unit=parameter.unit, source=parameter.source.title
    )


def source_words(rule: Rule) -> Text:
    """Word where a rule comes from."""
    page = rule.source.page
    return Text(f"{rule.source.title.en} ({page})", f"{rule.source.title.zh}（{page}）") if page else rule.source.title


def _mend(actor: Actor, row: Suspect) -> str:
    """Give where the entry is changed, to whoever changes entries; a village's rows are changed by an import."""
    if not actor.may(May.CHANGE_HOUSEHOLDS):
        return ""
    if row.person_id:
        return reverse("registry:person", args=[row.person_id, "identity"])
    return reverse("registry:household", args=[row.household_id, "register"]) if row.household_id else ""


def _answer(row: Suspect, state: Text) -> Iterator[tuple[Text, Text | str]]:
    if row.outcome:
        yield _OUTCOME, state.sentence()
        if row.note:
            yield _NOTE, row.note
        yield _BY, shown_name(row.by_key, row.by_name)
        yield _AT, moment(row.answered_at)


_HOUSEHOLD, _VILLAGE, _PERSON = Text("Household", "农户"), Text("Village", "行政村"), Text("Person", "人员")
_HOLDER = Text("Also has this ID number", "使用同一证件号码")
_MORE = Text("{count} more, who are not shown here", "另有 {count} 人未在此列出")
_FOUND, _GONE = Text("Found", "发现时间"), Text("No longer so since", "消除时间")
_WHEN, _THRESHOLD, _SOURCE = Text("When to ask", "核实次序"), Text("Threshold", "阈值"), Text("Source", "来源")
_THRESHOLD_OF = Text("{label}: {value} {unit}. {source}", "{label}：{value} {unit}。{source}")
_OUTCOME, _NOTE = Text("Outcome", "核实结果"), Text("Note", "说明")
_BY, _AT = Text("Recorded by", "登记人"), Text("Recorded at", "登记时间")
