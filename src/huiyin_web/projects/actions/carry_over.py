"""Carry a ledger of projects over into the system, with the money, the milestones and the households that it tells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from huiyin.followup import funds
from huiyin.followup.funds import CHECKS, Reached, State
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import Place
from huiyin_web.projects.actions._keeping import next_serial, signs_of_row
from huiyin_web.projects.actions.propose_project import Terms, new_milestones, new_row
from huiyin_web.projects.errors import LedgerRefusedError
from huiyin_web.projects.models import Answer, Deed, Milestone, Money, Project, ProjectSign, ReachedHousehold
from huiyin_web.projects.queries.stored import funded
from huiyin_web.registry.household_lines import was_poor
from huiyin_web.registry.models import Household

_PORTION = 500  # rows that are written at once
_SHOWN = 20  # refusals that a message names
_ROW = Text("{number}. {title}: {why}", "第{number}条“{title}”：{why}")
_NOWHERE = Text("No place has the code {code}.", "没有代码为 {code} 的地方。")
_MORE = Text("And {count} more.", "另有 {count} 条。")


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry of money as the ledger has it: its kind, amount in fen, document, who made it and when."""

    flow: str
    fen: int
    document: str
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One project of a ledger.

    Attributes:
        terms, by, at: what was proposed, by whom and when.
        approver: who approved it; none while nobody has.
        checked: the document of the checks of its land; empty while they are not answered.
        money: its entries, in order.
        reached: the day on which each milestone was reached, by its key.
        households: what each household got, in fen, by its id.
        closed_on: when it was closed; none while it is open.
    """

    terms: Terms
    by: Actor
    at: datetime
    approver: Actor | None = None
    checked: str = ""
    money: tuple[Entered, ...] = ()
    reached: Mapping[str, date] = field(default_factory=dict)
    households: Mapping[int, int] = field(default_factory=dict)
    closed_on: date | None = None


@transaction.atomic
def carry_over(*, ledger: Sequence[Line], by: Actor, at: datetime) -> list[Project]:
    """Carry a ledger over: every line, or none. Sums that don't reconcile are taken as they are and show as signs.

    Who: whoever keeps the installation.
    Rule: `huiyin.followup.funds.propose` for every line; its number is the next of its year.
    Recorded: `projects.ledger.carried`, once, with how many.

    Raises:
        NotAllowedError: their role manages no projects.
        LedgerRefusedError: something stands against some lines; each is named.
    """
    by.need(May.MANAGE_PROJECTS)
    _need_sound(ledger)
    serials: dict[int, int] = {}
    rows = [_row(line, serials) for line in ledger]
    Project.objects.bulk_create(rows, batch_size=_PORTION)
    pairs = list(zip(rows, ledger, strict=True))
    homes = Household.objects.in_bulk({home for line in ledger for home in line.households})
    made = [money for row, line in pairs for money in _money(row, line)]
    reached = [one for row, line in pairs for one in _households(row, line, homes)]
    Deed.objects.bulk_create((one for row, line in pairs for one in _deeds(row, line)), batch_size=_PORTION)
    Answer.objects.bulk_create((one for row, line in pairs for one in _answers(row, line)), batch_size=_PORTION)
    Milestone.objects.bulk_create((one for row, line in pairs for one in _milestones(row, line)), batch_size=_PORTION)
    Money.objects.bulk_create(made, batch_size=_PORTION)
    ReachedHousehold.objects.bulk_create(reached, batch_size=_PORTION)
    ProjectSign.objects.bulk_create(_signs(rows, made, reached, day_of(at)), batch_size=_PORTION)
    audit.record(
        "projects.ledger.carried", by=by, at=at, subject="projects",
        detail={"projects": len(rows), "entries": len(made), "households": len(reached)},
    )  # fmt: skip
    return rows


def _need_sound(ledger: Sequence[Line]) -> None:
    places = set(Place.objects.values_list("pk", flat=True))
    refused = []
    for number, line in enumerate(ledger, start=1):
        if why := _against(line, places):
            refused.append(_ROW.fill(number=number, title=line.terms.title, why=Text.join(why, " ", "")))
    if refused:
        more = [_MORE.fill(count=len(refused) - _SHOWN)] if len(refused) > _SHOWN else []
        raise LedgerRefusedError(what=Text.join([*refused[:_SHOWN], *more], " ", ""))


def _against(line: Line, places: set[str]) -> list[Text]:
    terms = line.terms
    if terms.place_code not in places:
        return [_NOWHERE.fill(code=terms.place_code)]
    decision = funds.propose(title=terms.title, planned=terms.planned, begins=terms.begins_on, due=terms.due_on)
    why = [reason.words for reason in decision.missing]
    if not why:
        try:
            new_milestones(new_row(terms, serial=0, by=line.by, at=line.at))
        except HuiyinError as error:
            why.append(error.text)
    return why


def _row(line: Line, serials: dict[int, int]) -> Project:
    year = day_of(line.at).year
    serial = serials.get(year) or next_serial(year)
    serials[year] = serial + 1
    row = new_row(line.terms, serial=serial, by=line.by, at=line.at)
    row.closed_on = line.closed_on
    if line.approver is not None:
        row.approver = line.approver.office
        row.state = State.CLOSED if line.closed_on else State.APPROVED
    for one in line.money:
        setattr(row, one.flow, getattr(row, one.flow) + one.fen)
    accepted = [day_of(one.at) for one in line.money if one.flow == "accepted"]
    row.accepted_on = max(accepted, default=None)
    row.steps = len(line.money)
    return row


def _deeds(row: Project, line: Line) -> Iterator[Deed]:
    told = [("proposed", line.by, day_of(line.at))]
    if line.approver is not None:
        told.append(("approve", line.approver, day_of(line.at)))
        if line.closed_on is not None:
            told.append(("close", line.approver, line.closed_on))
    for step, by, on in told:
        yield Deed(project=row, step=step, office=by.office, on=on, at=line.at, by_key=by.key, by_name=by.name)


def _answers(row: Project, line: Line) -> Iterator[Answer]:
    for check in CHECKS.codes if line.checked else ():
        yield Answer(
            project=row, check_key=check.key, is_clear=True, authority=line.by.office, document=line.checked,
            on=day_of(line.at), at=line.at, by_key=line.by.key, by_name=line.by.name,
        )  # fmt: skip


def _money(row: Project, line: Line) -> Iterator[Money]:
    for one in line.money:
        yield Money(
            project=row, flow=one.flow, fen=one.fen, document=one.document, office=one.by.office, on=day_of(one.at),
            at=one.at, by_key=one.by.key, by_name=one.by.name,
        )  # fmt: skip


def _milestones(row: Project, line: Line) -> Iterator[Milestone]:
    for one in new_milestones(row):
        one.reached_on = line.reached.get(one.key)
        if one.reached_on is not None:
            one.at, one.by_key, one.by_name = line.at, line.by.key, line.by.name
        yield one


def _households(row: Project, line: Line, homes: Mapping[int, Household]) -> Iterator[ReachedHousehold]:
    paid = [day_of(one.at) for one in line.money if one.flow == "paid"]
    on = max(paid, default=row.begins_on)
    for home, fen in line.households.items():
        yield ReachedHousehold(
            project=row, household_id=home, fen=fen, persons=homes[home].member_count,
            is_poor=was_poor(homes[home], on), on=on, at=line.at, by_key=line.by.key, by_name=line.by.name,
        )  # fmt: skip


def _signs(
    rows: Sequence[Project], money: Sequence[Money], reached: Sequence[ReachedHousehold], on: date
) -> Iterator[ProjectSign]:
    entries: dict[int, list[Money]] = {row.pk: [] for row in rows}
    homes: dict[int, list[Reached]] = {row.pk: [] for row in rows}
    for one in money:
        entries[one.project_id].append(one)
    for home in reached:
        homes[home.project_id].append(Reached(home.fen, home.persons, home.is_poor))
    for row in rows:
        yield from signs_of_row(row, funded(row, entries[row.pk], homes[row.pk]), on)
