"""Read what can be opened: a case of a household on the register, or an application."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from huiyin import policy
from huiyin.kernel.places import level_of
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.casework.errors import OtherOfficeError
from huiyin_web.casework.models import Case
from huiyin_web.casework.pages import OpenPage
from huiyin_web.casework.permissions import may_take
from huiyin_web.casework.queries.stored import IDENTIFICATION, begun, office_words, process_of, state_words
from huiyin_web.core.amounts import Tone
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_or_404
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import MERGED, households_in_reach
from huiyin_web.windows.queries.openings import processes

_HOUSEHOLD = Text("This household", "该户")
_CASES = Text("Cases", "事项办理")
_OPEN = Text("{process}: {name}", "{process}：{name}")
_APPLY = Text("Application for registration", "建档立卡申请")
_APPLY_LEAD = Text(
    "Whoever applies is on the register only once notices, reviews and the announcement are done.",
    "经核实、评议、公示、审核和公告后，方可纳入建档立卡。",
)
_LEAD = Text("In force on {on}: {pack}.", "{on} 适用：{pack}。")
_OVER = Text(
    "{process} by this policy ended on {last}. What there is now, by “{pack}”: {now}. For a case of before that is "
    "only recorded now, write the day on which it was done.",
    "按本政策办理的{process}已于 {last} 结束。现行政策为“{pack}”，可办理：{now}。"
    "如补录此前的事项，请填写当时的办理日期。",
)
_COLUMNS = (
    Column("case", Text("Case", "事项")),
    Column("state", Text("State", "状态"), main=True),
    Column("opened", Text("Opened on", "立项日期"), Kind.DAY),
    Column("changed", Text("Since", "自"), Kind.DAY),
)
_NONE = Text("No case so far.", "暂无事项。")


def open_page(*, actor: Actor, household: int, process: str, on: date, today: date) -> OpenPage:
    """Give the page on which a case of a household is opened.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to open.
        OtherTimesError: the policy of the day has no such process.
    """
    actor.need(May.WORK_CASES)
    row = households_in_reach(actor).filter(pk=household).first()
    if row is None:
        raise NotFoundError(what=_HOUSEHOLD)
    opened = begun(process, on=on)
    title = _OPEN.fill(process=opened.process.label.sentence(), name=masked(row.head_name, Mask.NAME))
    return OpenPage(
        title=title,
        lead=_LEAD.fill(on=on, pack=policy.at(on).pack.label),
        crumbs=(Crumb(_CASES, reverse("casework:cases")), Crumb(title)),
        household=row.pk,
        place_code="",
        process=process,
        fields=rules.fields_of(opened, opened.process.first, on),
        over=over(opened.process, today),
    )


def apply_page(*, actor: Actor, on: date, today: date) -> OpenPage:
    """Give the page on which an application is taken.

    Raises:
        NotAllowedError: their role takes none.
        OtherTimesError: nobody is identified by the policy of the day.
    """
    actor.need(May.WORK_CASES)
    opened = begun(IDENTIFICATION, on=on)
    return OpenPage(
        title=_APPLY,
        lead=_APPLY_LEAD,
        crumbs=(Crumb(_CASES, reverse("casework:cases")), Crumb(_APPLY)),
        household=None,
        place_code=actor.place_code,
        process=IDENTIFICATION,
        fields=rules.fields_of(opened, opened.process.first, on),
        over=over(opened.process, today),
    )


def open_place_page(*, actor: Actor, place_code: str, process: str, on: date, today: date) -> OpenPage:
    """Give the page on which a case of a village or county is opened.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to open.
        OtherTimesError: the policy of the day has no such process.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    place = place_or_404(actor, place_code)
    opened = begun(process, on=on)
    if not may_take(actor, opened.process.first.office):
        raise OtherOfficeError(office=office_words(opened.process.first))
    title = _OPEN.fill(process=opened.process.label.sentence(), name=place.name)
    return OpenPage(
        title=title,
        lead=_LEAD.fill(on=on, pack=policy.at(on).pack.label),
        crumbs=(Crumb(_CASES, reverse("casework:cases")), Crumb(title)),
        household=None,
        place_code=place_code,
        process=process,
        fields=rules.fields_of(opened, opened.process.first, on),
        over=over(opened.process, today),
    )


def openable_for_place(actor: Actor, place_code: str) -> tuple[Crumb, ...]:
    """Give what somebody may open for a village or county; the caller has found that it is on its list."""
    level = level_of(place_code).value
    known = {key: one for pack in policy.shipped_packs() for key, one in pack.processes.items()}
    return tuple(
        Crumb(one.label.sentence(), reverse("casework:open_place", args=[place_code, key]))
        for key, one in known.items()
        if one.subject.value == level and may_take(actor, one.first.office)
    )


def openable(actor: Actor, household: Household, *, on: date) -> tuple[Crumb, ...]:
    """Give what somebody may open for a household: every process that begins with one on the register of its status.

    Nothing for one that goes on as another household.
    """
    if household.removal_reason == MERGED or not may_take(actor, policy.Office.VILLAGE):
        return ()
    known = {
        key: rules.Case(one, pack.key, known=rules.Known(status=household.status))
        for pack in policy.shipped_packs()
        for key, one in pack.processes.items()
        if key != IDENTIFICATION and one.subject is policy.Subject.HOUSEHOLD
    }
    return tuple(
        Crumb(one.process.label.sentence(), reverse("casework:open", args=[household.pk, key]))
        for key, one in known.items()
        if rules.may_begin(one, on=on)
    )


def day_of(process: str, on: date) -> date:
    """Give a day on which a process is in force: the day itself, or the last one before it that had it."""
    return ended_on(process, on) or on


def ended_on(process: str, on: date) -> date | None:
    """Give the last day of a process that is over on a day; none while it is in force, or where no policy has it."""
    packs = [pack for pack in policy.shipped_packs() if process in pack.processes and pack.beside is None]
    ended = [pack.until for pack in packs if pack.until is not None and pack.until < on]
    in_force = any(pack.since <= on and (pack.until is None or on <= pack.until) for pack in packs)
    return None if in_force or not ended else max(ended)


def over(process: policy.Process, today: date) -> Text | None:
    """Say that a process is over, since when, and what there is instead; nothing while it is in force."""
    last = ended_on(process.key, today)
    if last is None:
        return None
    now = policy.at(today).pack
    there = Text.join(one.label for one in now.processes.values())
    return _OVER.fill(process=process.label, last=last, pack=now.label, now=there).sentence()


def cases_of_household(household: int) -> Table:
    """Give the cases of a household, the latest first; the caller has found that it lies in reach."""
    return _cases(Case.objects.filter(household=household))


def cases_of_place(place_code: str) -> Table | None:
    """Give a place's own cases, the latest first, if it has any; the caller has found that it lies in reach."""
    own = [key for key, one in processes().items() if one.subject is not policy.Subject.HOUSEHOLD]
    found = _cases(Case.objects.filter(village_code=place_code, process__in=own))
    return found if found.rows else None


def _cases(found: QuerySet[Case]) -> Table:
    rows = [
        Row(
            (
                Cell(process_of(case).label.sentence(), reverse("casework:case", args=[case.pk])),
                Cell(state_words(process_of(case), case.state).sentence(), tone=_tone(case)),
                case.opened_on,
                case.changed_on,
            )
        )
        for case in found.order_by("-pk")
    ]
    return Table(_CASES, _COLUMNS, rows, empty=_NONE)


def _tone(case: Case) -> Tone:
    return "go" if not case.is_over else "good"
