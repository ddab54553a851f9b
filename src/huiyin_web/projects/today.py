"""What waits for whom: projects to decide about, milestones missed, money idle, acceptance due."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from huiyin.followup.funds import Sign, State
from huiyin.kernel.text import Text
from huiyin.planning.works import MILESTONES
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import Tone
from huiyin_web.core.clock import today
from huiyin_web.core.today import Item
from huiyin_web.projects.models import Milestone, Project, ProjectSign
from huiyin_web.projects.queries.stored import projects_in_reach
from huiyin_web.projects.queries.wording import what_of

_MOST = 5
_LATELY = timedelta(400)  # what was missed earlier stands in the list of projects
_WHAT = Text("{number} {title}", "{number} {title}")
_MISSED = Text("Milestone missed: {milestone}", "节点逾期：{milestone}")
_IDLE = Text("Money idle", "资金闲置")
_ACCEPT = Text("Acceptance waits", "待验收")
_DECIDE = Text("To be decided", "待审批")


def due(request: HttpRequest) -> Iterator[Item]:
    """Give milestones of one's own office's projects that are missed, and its money that lies idle."""
    actor = actor_from(request)
    if not actor.may(May.SEE_COMMITMENTS) or not actor.office:
        return
    on = today()
    own = Project.objects.filter(state=State.APPROVED, owner=actor.office)
    missed = Milestone.objects.filter(
        reached_on__isnull=True, planned_on__lt=on, planned_on__gt=on - _LATELY, project__in=own.values("pk")
    ).select_related("project")
    for milestone in missed.order_by("planned_on", "pk")[:_MOST]:
        words = _MISSED.fill(milestone=MILESTONES.label_of(milestone.key))
        yield _item(milestone.project, words, "bad", milestone.planned_on)
    signs = ProjectSign.objects.filter(sign=Sign.IDLE, since__lte=on, project__in=own.values("pk"))
    for sign in signs.select_related("project").order_by("since", "pk")[:_MOST]:
        yield _item(sign.project, _IDLE, "warn", sign.since)


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give projects that wait for one's decision, and paid works that wait for acceptance."""
    actor = actor_from(request)
    if not actor.may(May.SEE_COMMITMENTS) or not actor.office:
        return
    if actor.may(May.MANAGE_PROJECTS):
        for row in _others(actor, Q(state=State.PROPOSED))[:_MOST]:
            yield _item(row, _DECIDE, "warn", row.begins_on)
    if actor.may(May.ACCEPT_PROJECTS):
        for row in _others(actor, Q(state=State.APPROVED, accepted__lt=F("paid"), due_on__lt=today()))[:_MOST]:
            yield _item(row, _ACCEPT, "warn", row.due_on)


def _others(actor: Actor, what: Q) -> QuerySet[Project]:
    """Give projects in reach that are neither proposed nor carried out by one's own office."""
    mine = Q(owner=actor.office) | Q(proposer=actor.office)
    return projects_in_reach(actor).filter(what).exclude(mine).order_by("due_on", "pk")


def _item(row: Project, state: Text, tone: Tone, due_on: date) -> Item:
    return Item(
        _WHAT.fill(number=row.number, title=row.title), reverse("projects:one", args=[row.pk]),
        under=what_of(row), state=state, tone=tone, due=due_on,
    )  # fmt: skip
