"""A case as it is stored, and as the library takes it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from statistics import median
from typing import Any

from django.db.models import QuerySet

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Process, Step
from huiyin.records.fields import Mask
from huiyin.records.filling import value_of
from huiyin.records.income import EXPENSE, RECEIPTS
from huiyin.records.masking import masked
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.helpers import helpers_of
from huiyin_web.access.roles import May
from huiyin_web.casework.errors import OtherTimesError
from huiyin_web.casework.models import Case, CaseStep, Outcome
from huiyin_web.casework.queries.places import place_known
from huiyin_web.core.errors import NotFoundError
from huiyin_web.places.queries import place_names
from huiyin_web.registry.models import Household, HouseholdHistory, Person
from huiyin_web.registry.queries.members import gone, present

IDENTIFICATION = "identification"  # the process of those who are not on the register
_NONE = Text("none", "无")
_CASE = Text("This case", "该事项")
OFFICES = {
    policy.Office.VILLAGE: Text("village", "村"),
    policy.Office.TOWNSHIP: Text("township", "乡镇"),
    policy.Office.COUNTY: Text("county", "县"),
    policy.Office.PREFECTURE: Text("prefecture", "市州"),
    policy.Office.PROVINCE: Text("province", "省"),
}
CLOSED = Text("closed", "已终止")
_PAST = ("income_per_capita", *rules.SIZES)  # what a visit is held against: the household's own past, and its village
_BACK = Text("sent back to: {state}", "退回至：{state}")


def cases_in_reach(actor: Actor) -> QuerySet[Case]:
    """Give the cases that somebody reaches, by their village or their household.

    Raises:
        NotAllowedError: their role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    return Case.objects.filter(actor.scope.households_in("village_code", "household_id"))


def case_or_404(actor: Actor, number: int, *, lock: bool = False) -> Case:
    """Give one case in reach; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    reached = cases_in_reach(actor)
    found = (reached.select_for_update() if lock else reached).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=_CASE)
    return found


def begun(process: str, *, on: date) -> rules.Case:
    """Give a case that nothing was done to yet, under the policy in force on a day.

    Raises:
        NoPackInForceError: no policy is in force on the day.
        OtherTimesError: the policy of the day has no such process.
        UnknownProcessError: no policy has it.
    """
    try:
        return rules.open_case(process, on=on, known=rules.Known())
    except rules.UnknownProcessError as error:
        known = {key: one.label for pack in policy.shipped_packs() for key, one in pack.processes.items()}
        if process not in known:
            raise
        pack = policy.at(on).pack
        there = Text.join(known[key] for key in pack.processes) if pack.processes else _NONE
        raise OtherTimesError(process=known[process], on=on, pack=pack.label, there=there) from error


def process_of(case: Case) -> Process:
    """Give the process that a case goes by: that of the policy in force when it was opened."""
    return policy.at(case.opened_on, case.pack).pack.processes[case.process]


def whom(case: Case) -> Text:
    """Say whose case it is: a head's masked name, or the place, which is nobody's secret."""
    return whom_each([case])[case.pk]


def whom_each(cases: Collection[Case]) -> dict[int, Text]:
    """Say whose each case is, by its number."""
    of_places = {one.village_code for one in cases if process_of(one).subject is not policy.Subject.HOUSEHOLD}
    names = place_names(of_places) if of_places else {}
    return {one.pk: _whom(one, names) for one in cases}


def _whom(case: Case, places: Mapping[str, Text]) -> Text:
    if process_of(case).subject is policy.Subject.HOUSEHOLD:
        name = masked(case.head_name, Mask.NAME)
        return Text(name, name)
    return places.get(case.village_code, Text(case.head_name, case.head_name))


def state_words(process: Process, state: str) -> Text:
    """Say what a state is called."""
    return CLOSED if state == rules.CLOSED else process.states[state]


def step_words(process: Process, step: CaseStep) -> Text:
    """Say what was done to a case: a step, its way back, or its end."""
    match rules.Way(step.way):
        case rules.Way.STEP:
            return process.steps[step.step].label
        case rules.Way.CLOSE:
            return CLOSED
        case rules.Way.BACK:
            return _BACK.fill(state=process.states[step.step])


def office_words(step: Step) -> Text:
    """Say whose step it is."""
    return OFFICES[step.office]


def as_known(case: Case, *, on: date) -> rules.Case:
    """Give a case as the library takes it, with what the register knows of the household on a day."""
    way = way_of(case)
    if way.process.subject is not policy.Subject.HOUSEHOLD:
        return replace(way, known=place_known(case.village_code, on=on))
    return replace(way, known=what_is_known(case.household_id, case.village_code, on=on))


def way_of(case: Case) -> rules.Case:
    """Give what was done to a case and objected to it, without what the register knows."""
    return rules.Case(
        process=process_of(case),
        pack=case.pack,
        done=tuple(_done(step) for step in sorted(case.steps.all(), key=lambda one: one.number)),
        objections=tuple(
            rules.Objection(one.filed_on, one.states_fact, one.settled_on, upheld=one.stands == Outcome.UPHELD)
            for one in sorted(case.objections.all(), key=lambda one: one.pk)
        ),
    )


def what_is_known(household: int | None, village_code: str, *, on: date) -> rules.Known:
    """Give what the register knows of a household on a day; of an applicant, who helps in the village."""
    row = Household.objects.filter(pk=household).first() if household else None
    neighbours = Household.objects.filter(village_code=village_code).exclude(pk=household or 0)
    incomes, *sizes = _columns(neighbours.values_list(*_PAST))
    past = _past(row) if row else {}
    return rules.Known(
        status=row.status if row else None,
        helpers=helpers_of(household, village_code, on),
        past_incomes=past.get("income_per_capita", {}),
        village_median=round(median(incomes)) if incomes else None,
        past_sizes={key: past[key] for key in rules.SIZES if past.get(key)},
        village_sizes={key: median(known) for key, known in zip(rules.SIZES, sizes, strict=True) if known},
        members=_members(present(row.persons.all())) if row else (),
        former_members=_members(gone(row.persons.all())) if row else (),
    )


def ordinary_evidence(case: Case) -> dict[str, object]:
    """Give what is known already of what steps ask for: income and members as the register holds them."""
    row = case.household
    if row is None:
        return {}
    known = {key: getattr(row, key) for key in (*RECEIPTS, EXPENSE, "member_count", "main_cause", *rules.SIZES)}
    return {key: value for key, value in known.items() if value is not None}


def _members(persons: QuerySet[Person]) -> tuple[rules.Member, ...]:
    return tuple(rules.Member(*one) for one in persons.order_by("pk").values_list("pk", "name", "birth_date"))


def _columns(rows: Iterable[tuple[Any, ...]]) -> list[list[Any]]:
    """Give what is known of each column, where there are rows or not."""
    found: list[list[Any]] = [[] for _ in _PAST]
    for row in rows:
        for column, value in zip(found, row, strict=True):
            if value is not None:
                column.append(value)
    return found


def _past(row: Household) -> dict[str, dict[int, Any]]:
    """Give by field what the register held of each year, the last of that year, as of now or before."""
    kept = HouseholdHistory.objects.filter(household_id=row.pk).order_by("version")
    every = [*kept.values_list("updated_year", *_PAST), (row.updated_year, *(getattr(row, key) for key in _PAST))]
    return {key: {year: told[at] for year, *told in every if told[at] is not None} for at, key in enumerate(_PAST)}


def _done(step: CaseStep) -> rules.Done:
    return rules.Done(step.step, step.on, step.by_key, evidence_of(step.evidence), rules.Way(step.way))


def evidence_of(written: Mapping[str, str]) -> dict[str, rules.Value]:
    """Read evidence as it was stored; what a later version of this software no longer knows is left out."""
    return {key: value_of(rules.BY_KEY[key], text) for key, text in written.items() if key in rules.BY_KEY}
