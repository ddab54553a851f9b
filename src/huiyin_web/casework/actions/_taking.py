"""The part that every step shares: read the evidence, let the library decide, keep the step, carry out its effect."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import IntegrityError, transaction

from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Step
from huiyin.records.filling import read_form, written
from huiyin.records.place_books import PlaceBook
from huiyin.records.spelling import Context
from huiyin.rules import casework as rules
from huiyin.rules.publicity import personal_in
from huiyin_web.access.actor import Actor
from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.queries.people import one_with
from huiyin_web.casework.errors import (
    EvidenceRefusedError,
    FutureDayError,
    MovedOnError,
    OtherOfficeError,
    PersonalDataError,
    ReasonNeededError,
    StepRefusedError,
)
from huiyin_web.casework.models import Case, CaseStep
from huiyin_web.casework.permissions import may_take
from huiyin_web.casework.queries.stored import as_known, office_words
from huiyin_web.core import audit, clock

LEAST_REASON = 4
_NO_PLACES = PlaceBook({})  # no evidence names a place


@dataclass(frozen=True, slots=True)
class Sent:
    """A step that somebody sends: what it is, how many steps the case had when its page was made, what was written."""

    step: str
    steps_taken: int
    cells: Mapping[str, str]
    on: date


def take(case: Case, sent: Sent, *, by: Actor, at: datetime) -> Decision:
    """Take a step of a locked case, inside the caller's transaction.

    Raises:
        MovedOnError: the case went on since the page was made.
        FutureDayError, EvidenceRefusedError: a day to come; evidence that can't be read.
        OtherOfficeError: the step is another office's.
        StepRefusedError: the library says no, with every reason.
        SamePersonError: it would say no to an account that counts as the same person.
    """
    check_standing(case, sent.steps_taken)
    check_day(sent.on, at)
    known = as_known(case, on=sent.on)
    step = rules.step_of(known, sent.step)
    if not may_take(by, step.office):
        raise OtherOfficeError(office=office_words(step))
    evidence = _read(known, step, sent)
    decision = rules.decide(known, step.key, by=by.key, on=sent.on, evidence=evidence)
    if not decision.allowed:
        raise StepRefusedError(decision)
    # Who keep one another honest are two people: what an account that is one with theirs could not do, they don't.
    for key in one_with(by) & {*(done.by for done in known.standing), *known.known.helpers}:
        if not rules.decide(known, step.key, by=key, on=sent.on, evidence=evidence).allowed:
            raise SamePersonError
    kept = {key: written(rules.BY_KEY[key], value) for key, value in evidence.items() if value is not None}
    _keep(case, rules.Done(step.key, sent.on, by.key), by=by, at=at, evidence=kept, reasons=_told(decision))
    case.state = step.leads_to
    case.is_over = step.leads_to in known.process.ends
    case.changed_on = sent.on
    case.save()
    return decision


def problems_of_first(case: rules.Case, sent: Sent, *, by: Actor) -> dict[str, tuple[Text, ...]]:
    """Give by field what the evidence of a first step lacks, before there is a case that could take it."""
    step = case.process.first
    try:
        evidence = _read(case, step, sent)
    except EvidenceRefusedError as refused:
        return dict(refused.problems)
    decision = rules.decide(case, step.key, by=by.key, on=sent.on, evidence=evidence)
    return {key: told for key, told in StepRefusedError(decision).problems.items() if key}


def leave(case: Case, done: rules.Done, reason: str, *, by: Actor, at: datetime) -> None:
    """Take a locked case back, or close it, with a reason, inside the caller's transaction.

    Raises:
        ReasonNeededError: there is no reason.
        PersonalDataError: it holds a personal number.
    """
    said = check_words(reason)
    check_day(done.on, at)
    _keep(case, done, by=by, at=at, reason=said)
    case.state = rules.CLOSED if done.way is rules.Way.CLOSE else done.step
    case.is_over = done.way is rules.Way.CLOSE
    case.changed_on = done.on
    case.save()


def check_words(words: str) -> str:
    """Insist on words that others may read.

    Raises:
        ReasonNeededError: there are too few.
        PersonalDataError: they hold a personal number.
    """
    said = words.strip()
    if len(said) < LEAST_REASON:
        raise ReasonNeededError(least=LEAST_REASON)
    if kinds := personal_in(said):
        raise PersonalDataError(kinds=Text.join(kinds))
    return said


def check_standing(case: Case, steps_taken: int) -> None:
    """Insist that nobody has worked on a case since its page was made.

    Raises:
        MovedOnError: somebody has.
    """
    if case.steps_taken != steps_taken:
        raise MovedOnError


def check_day(on: date, at: datetime) -> None:
    """Insist that a day has come.

    Raises:
        FutureDayError: it has not.
    """
    today = clock.day_of(at)
    if on > today:
        raise FutureDayError(on=on, today=today)


def note(done: str, case: Case, *, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was done to a case."""
    audit.record(
        done, by=by, at=at, subject=f"case:{case.pk}", place_code=case.village_code,
        detail={"process": case.process, "state": case.state, **detail},
    )  # fmt: skip


def _read(known: rules.Case, step: Step, sent: Sent) -> dict[str, rules.Value]:
    answered = {key for key, text in sent.cells.items() if text.strip()}
    fields = rules.answered_fields(known, step, sent.on, answered)
    sheet = replace(rules.EVIDENCE, fields=fields)
    cells = {field.key: sent.cells.get(field.key, "") for field in fields}
    read = read_form(sheet, {}, cells, Context(sent.on.year, _NO_PLACES, {}))
    problems = {key: found for key, found in read.problems.items() if cells[key].strip()}
    if problems:
        raise EvidenceRefusedError(problems)
    return read.values


def _told(decision: Decision) -> list[dict[str, object]]:
    """Give the reasons of a decision as they are kept, with the number of policy that each used and its source."""
    return [
        {
            "check": one.check, "verdict": one.verdict, "en": one.words.en, "zh": one.words.zh,
            "parameter": one.parameter.key if one.parameter else "", "source": _source(one),
        }
        for one in decision.reasons
    ]  # fmt: skip


def _source(reason: Reason) -> dict[str, str]:
    if reason.parameter is None:
        return {}
    title = reason.parameter.source.title
    return {"en": title.en, "zh": title.zh}


def _keep(case: Case, done: rules.Done, *, by: Actor, at: datetime, **more: object) -> None:
    case.steps_taken += 1
    try:
        with transaction.atomic():
            CaseStep.objects.create(
                case=case, number=case.steps_taken, way=done.way, step=done.step, on=done.on, at=at, by_key=by.key,
                by_name=by.name, **more,
            )  # fmt: skip
    except IntegrityError as error:
        raise MovedOnError from error
