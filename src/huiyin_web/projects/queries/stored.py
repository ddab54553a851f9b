"""Find stored projects in reach, and give them as the library knows them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from huiyin.followup import funds
from huiyin.followup.funds import Flow, Life, Reached, State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError
from huiyin_web.projects.models import Money, Project
from huiyin_web.projects.permissions import in_reach, is_above

_ONE = Text("This project", "该项目")


def projects_in_reach(actor: Actor) -> QuerySet[Project]:
    """Give the projects that somebody sees.

    Raises:
        NotAllowedError: their role sees none.
    """
    return Project.objects.filter(in_reach(actor))


def project_or_404(actor: Actor, number: int, *, lock: bool = False) -> Project:
    """Give a project in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = projects_in_reach(actor)
    row = (rows.select_for_update() if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_ONE)
    return row


def as_life(row: Project, actor: Actor) -> Life:
    """Give a project as far as what somebody can do next depends on it."""
    answers = row.answers.order_by("pk").values_list("check_key", "is_clear")
    return Life(
        state=State(row.state),
        planned=row.planned,
        proposer=row.proposer,
        owner=row.owner,
        above_proposer=is_above(actor, row.proposer_place),
        clear=dict(answers),
        allocated=row.allocated,
        paid=row.paid,
        accepted=row.accepted,
        open_milestones=row.milestones.filter(reached_on__isnull=True).count(),
    )


def as_funded(row: Project) -> funds.Project:
    """Give a project with its money and the households that it reached."""
    reached = row.reached.values_list("fen", "persons", "is_poor")
    return funded(row, list(row.money.all()), [Reached(*one) for one in reached])


def funded(row: Project, money: Iterable[Money], reached: Sequence[Reached]) -> funds.Project:
    """Give a project with some money and households; what was reversed counts as never entered."""
    flows: dict[str, list[Flow]] = defaultdict(list)
    for one in standing(money):
        flows[one.flow].append(Flow(one.on, one.fen))
    return funds.Project(
        planned=row.planned,
        begins=row.begins_on,
        due=row.due_on,
        allocated=tuple(flows["allocated"]),
        paid=tuple(flows["paid"]),
        accepted=tuple(flows["accepted"]),
        reached=tuple(reached),
        is_over=row.state in {State.CLOSED, State.REFUSED},
    )


def standing(money: Iterable[Money]) -> list[Money]:
    """Give the entries that were not reversed, without the reversals."""
    rows = list(money)
    gone = {one.reverses_id for one in rows if one.reverses_id is not None}
    return [one for one in rows if one.reverses_id is None and one.pk not in gone]
