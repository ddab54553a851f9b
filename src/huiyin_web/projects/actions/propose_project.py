"""Propose a project to the office that decides about it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup import funds
from huiyin.followup.funds import BUILT
from huiyin.planning.pace import Season
from huiyin.planning.works import milestones, season_on
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.places.queries import place_or_404
from huiyin_web.projects.actions._keeping import deed, next_serial, note
from huiyin_web.projects.errors import NoSeasonError, ProjectRefusedError
from huiyin_web.projects.models import Milestone, Project


@dataclass(frozen=True, slots=True)
class Terms:
    """What is proposed.

    Attributes:
        title: what is built or done, in a few words.
        kind, source: keys of the library's lists.
        place_code: where.
        owner: the office that carries it out.
        planned: how much, in fen.
        begins_on, due_on: from when to when.
    """

    title: str
    kind: str
    source: str
    place_code: str
    owner: str
    planned: int
    begins_on: date
    due_on: date


@transaction.atomic
def propose_project(*, terms: Terms, by: Actor, at: datetime) -> Project:
    """Propose a project; its milestones are laid along the building season where something is built.

    Who: provincial, prefecture and county offices and departments, for places in their reach.
    Rule: `huiyin.followup.funds.propose`, `huiyin.planning.works.milestones`.
    Recorded: `projects.project.proposed`.

    Raises:
        NotAllowedError, NotFoundError: their role proposes none, or the place is out of reach.
        ProjectRefusedError: something stands against it.
        NoSeasonError: something is built, and no building season lies between its days.
    """
    by.need(May.MANAGE_PROJECTS)
    place_or_404(by, terms.place_code)
    decision = funds.propose(title=terms.title, planned=terms.planned, begins=terms.begins_on, due=terms.due_on)
    if not decision.allowed:
        raise ProjectRefusedError(decision)
    row = new_row(terms, serial=next_serial(day_of(at).year), by=by, at=at)
    laid = new_milestones(row)
    row.save()
    deed("proposed", row, by=by, at=at).save()
    Milestone.objects.bulk_create(laid)
    note("proposed", row, by=by, at=at, title=row.title, owner=row.owner, planned=row.planned)
    return row


def new_row(terms: Terms, *, serial: int, by: Actor, at: datetime) -> Project:
    """Give the row of what is proposed, under a number; it is not saved."""
    on = day_of(at)
    return Project(
        year=on.year, serial=serial, title=terms.title.strip(), kind=terms.kind, source=terms.source,
        place_code=terms.place_code, proposer=by.office, proposer_place=by.place_code or terms.place_code,
        owner=terms.owner, planned=terms.planned, begins_on=terms.begins_on, due_on=terms.due_on, proposed_on=on,
        changed_at=at, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip


def new_milestones(row: Project) -> list[Milestone]:
    """Give the milestones of a project, none reached; they are not saved.

    Raises:
        NoSeasonError: something is built, and no building season lies between its days.
    """
    season = season_on(row.begins_on) if row.kind in BUILT else Season()
    laid = milestones(row.begins_on, row.due_on, season)
    if not laid:
        raise NoSeasonError(begins=row.begins_on, due=row.due_on, first=season.first, last=season.last)
    return [Milestone(project=row, key=one.key, planned_on=one.on) for one in laid]
