"""Read one case: what was done and why it was let through, what leads on, its notices and objections."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Process, Step
from huiyin.records.fields import Mask
from huiyin.records.filling import value_of, written
from huiyin.records.masking import masked
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.queries.people import one_with
from huiyin_web.access.roles import May
from huiyin_web.casework.models import Case, CaseStep, NoticeLine, ObjectionState, Outcome
from huiyin_web.casework.pages import CasePage, DoneStep, NextStep, Said
from huiyin_web.casework.permissions import may_take
from huiyin_web.casework.queries.beside import register_beside
from huiyin_web.casework.queries.evidence import attached_to_steps
from huiyin_web.casework.queries.notices import STANDS, TAKEN_DOWN, hanging
from huiyin_web.casework.queries.papers import papers_of
from huiyin_web.casework.queries.place_facts import place_facts
from huiyin_web.casework.queries.stored import (
    as_known,
    case_or_404,
    cases_in_reach,
    office_words,
    ordinary_evidence,
    state_words,
    step_words,
    whom,
)
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.evidence.pages import Attached
from huiyin_web.places.queries import place_names
from huiyin_web.registry.wording import in_words

_CASES = Text("Cases", "事项办理")
_LEAD = Text("{state} since {since}. Next: {steps}.", "自 {since} 起{state}。下一步：{steps}。")
_BY = Text("{step} ({office})", "{step}（{office}办理）")
_WHOSE = Text("{process}: {name}", "{process}：{name}")
_ENDED = Text("{state} on {since}.", "{since} {state}。")
_TONES: dict[str, Tone] = {"met": "good", "missing": "bad", "question": "warn", "late": "warn"}
_NOTICES, _OBJECTIONS = Text("Notices", "公示"), Text("Objections", "异议")
_NO_NOTICE = Text("No notice has hung.", "尚未公示。")
_NO_OBJECTION = Text("Nobody has objected.", "没有异议。")
_NOTICE_COLUMNS = (
    Column("notice", Text("Notice", "公示")),
    Column("posted", Text("Hung on", "张贴日期"), Kind.DAY),
    Column("ends", Text("Until the end of", "届满日期"), Kind.DAY),
    Column("lines", Text("Households on it", "公示户数"), Kind.NUMBER),
)
_OBJECTION_COLUMNS = (
    Column("objection", Text("Objection", "异议")),
    Column("filed", Text("Received", "收到日期"), Kind.DAY),
    Column("due", Text("Triage or review due", "受理（复核）期限"), Kind.DAY),
    Column("outcome", Text("Outcome", "结论")),
    Column("state", Text("State", "状态"), main=True),
)
_HEAD, _VILLAGE, _HOUSEHOLD = (
    Text("Head of household", "户主"),
    Text("Village", "行政村"),
    Text("Household", "农户"),
)
_OPEN_HOUSEHOLD, _MEMBERS, _POLICY = (
    Text("on the register", "在册农户"),
    Text("Members named", "申请家庭成员数"),
    Text("Policy", "适用政策"),
)
_MOST_COMPANIONS = 200


def case_page(*, actor: Actor, number: int, on: date) -> CasePage:
    """Give the page of one case.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = case_or_404(actor, number)
    known = as_known(row, on=on)
    process, following = known.process, rules.next_steps(known)
    name = whom(row)
    state = state_words(process, row.state)
    done = list(row.steps.order_by("-number"))
    attached = attached_to_steps(actor, row, done)
    leaving = rules.leaving_step(known)
    may_send_back = leaving is not None and may_take(actor, leaving.office)
    return CasePage(
        id=row.pk,
        title=_WHOSE.fill(process=process.label.sentence(), name=name),
        lead=_lead(row, state, following),
        tone=_tone(row),
        state=state.sentence(),
        crumbs=(Crumb(_CASES, reverse("casework:cases")), Crumb(Text(str(row.pk), str(row.pk)))),
        steps_taken=row.steps_taken,
        day=max(on, row.changed_on),
        last_on=row.changed_on,
        about=_about(row, known),
        is_place=process.subject is not policy.Subject.HOUSEHOLD,
        way=_way(process, known),
        done=tuple(_done(process, step, attached[step.number]) for step in done),
        next=tuple(_next(actor, row, known, step, on) for step in following),
        asked_since=rules.new_criteria(known, on),
        beside=register_beside(row, known),
        behind=tuple((one, process.states[one]) for one in rules.states_behind(known)) if may_send_back else (),
        may_close=may_send_back and bool(following),
        papers=papers_of(row),
        notices=_notices(row, on),
        objections=_objections(row),
        may_object=actor.may(May.WORK_CASES) and not row.is_over,
    )


def _lead(row: Case, state: Text, following: tuple[Step, ...]) -> Text:
    words = _LEAD if following else _ENDED
    steps = Text.join(_BY.fill(step=step.label, office=office_words(step)) for step in following)
    return words.fill(state=state, since=row.changed_on, steps=steps).sentence()


def _tone(row: Case) -> Tone:
    if not row.is_over:
        return "go"
    return "" if row.state == rules.CLOSED else "bad" if row.state == "relapsed" else "good"


def _about(row: Case, known: rules.Case) -> tuple[tuple[Text, Text | Crumb], ...]:
    place = known.known.place
    if place is not None:
        return (*place_facts(row.village_code, place), (_POLICY, policy.at(row.opened_on, row.pack).pack.label))
    village = place_names([row.village_code]).get(row.village_code, Text(row.village_code, row.village_code))
    label = policy.at(row.opened_on, row.pack).pack.label
    name = masked(row.head_name, Mask.NAME)
    facts: list[tuple[Text, Text | Crumb]] = [(_HEAD, Text(name, name)), (_VILLAGE, village)]
    if row.household_id is not None:
        facts.append((_HOUSEHOLD, Crumb(_OPEN_HOUSEHOLD, f"/households/{row.household_id}/")))
    elif row.application:
        count = str(len(row.application["members"]))
        facts.append((_MEMBERS, Text(count, count)))
    return (*facts, (_POLICY, label))


def _way(process: Process, known: rules.Case) -> tuple[tuple[Text, Tone, bool], ...]:
    """Give the states in the order of the way: been there, there now, or still ahead by the ordinary steps.

    What a household only comes to by another step, such as a return to poverty, stands there once it has come to it.
    """
    been = {process.steps[done.step].leads_to for done in known.standing}
    shown, state = been | {known.state}, known.state
    while state and (following := process.following(state)) and (state := following[0].leads_to) not in shown:
        shown.add(state)
    return tuple(
        (label.sentence(), "go" if state == known.state else "good" if state in been else "", state == known.state)
        for state, label in process.states.items()
        if state in shown
    )


def _done(process: Process, step: CaseStep, attached: Attached) -> DoneStep:
    fields = [(rules.BY_KEY[key], text) for key, text in step.evidence.items() if key in rules.BY_KEY]
    return DoneStep(
        label=step_words(process, step).sentence(),
        on=step.on,
        by=shown_name(step.by_key, step.by_name),
        evidence=tuple((field.label.sentence(), in_words(field, value_of(field, text))) for field, text in fields),
        reasons=tuple(Said(Text(one["en"], one["zh"]), _TONES[one["verdict"]], _source(one)) for one in step.reasons),
        reason=step.reason,
        attached=attached,
    )


def _source(reason: Mapping[str, Any]) -> Text | None:
    title = reason["source"]
    return Text(title["en"], title["zh"]) if title else None


def _next(actor: Actor, row: Case, known: rules.Case, step: Step, on: date) -> NextStep:
    rules_of_day = policy.at(on, row.pack)
    fields = rules.fields_of(known, step, on)
    ready = {**rules.known_for(known, step, on), **ordinary_evidence(row)}
    may = may_take(actor, step.office)
    companions = _companions(actor, row) if step.notice and may else ()
    return NextStep(
        key=step.key,
        label=step.label.sentence(),
        office=office_words(step),
        may=may,
        barred=_barred(actor, known, step, on) if may else (),
        due=rules.due_by(known, step, rules_of_day),
        fields=fields,
        known={field.key: written(field, ready[field.key]) for field in fields if ready.get(field.key) is not None},
        hangs=int(rules_of_day.value(step.notice.days).value) if step.notice else None,
        companions=tuple(Crumb(masked(one.head_name, Mask.NAME), _address(one.pk)) for one in companions),
        companion_ids=tuple(one.pk for one in companions),
    )


def _barred(actor: Actor, known: rules.Case, step: Step, on: date) -> tuple[Text, ...]:
    """Say why somebody else must take a step: for what they did, or an account that counts as one with theirs."""
    own = rules.barred(known, step, by=actor.key, on=on)
    others = one_with(actor) & {done.by for done in known.standing}
    one = any(rules.barred(known, step, by=key, on=on) for key in others)
    return own or ((SamePersonError().text,) if one else ())


def _companions(actor: Actor, row: Case) -> tuple[Case, ...]:
    """Give further cases of the village that wait for the same notice."""
    alike = cases_in_reach(actor).filter(
        village_code=row.village_code, process=row.process, pack=row.pack, state=row.state
    )
    return tuple(alike.exclude(pk=row.pk).order_by("pk")[:_MOST_COMPANIONS])


def _notices(row: Case, on: date) -> Table:
    rows = [
        Row(
            (
                Cell(Text(f"Notice {line.notice_id}", f"公示 {line.notice_id}"), _notice(line.notice_id)),
                line.notice.posted_on,
                _until(line, on),
                line.notice.lines.count(),
            )
        )
        for line in row.notice_lines.select_related("notice").order_by("notice_id")
    ]
    return Table(_NOTICES, _NOTICE_COLUMNS, rows, empty=_NO_NOTICE)


def _until(line: NoticeLine, on: date) -> Cell:
    hung = hanging(line.notice, on)
    if line.number not in hung.lines:
        return Cell(None, under=TAKEN_DOWN)
    return Cell(hung.until) if hung.until else Cell(None, under=STANDS)


def _objections(row: Case) -> Table:
    rows = []
    for one in row.objections.order_by("pk"):
        state = ObjectionState(one.state)
        title = Text(f"Objection {one.pk}", f"异议 {one.pk}")
        address = reverse("casework:objection", args=[one.pk])
        outcome = Outcome(one.stands).label.sentence() if one.stands else None
        rows.append(
            Row(
                (Cell(title, address), one.filed_on, one.due_on, outcome, Cell(state.label.sentence(), tone=state.tone))
            )
        )
    return Table(_OBJECTIONS, _OBJECTION_COLUMNS, rows, empty=_NO_OBJECTION)


def _address(number: int) -> str:
    return reverse("casework:case", args=[number])


def _notice(number: int) -> str:
    return reverse("casework:notice", args=[number])
