"""What is stored of relocation, as the library takes it."""

from django.db.models import QuerySet

from huiyin.followup.relocation import Life, State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import one_with
from huiyin_web.core.errors import NotFoundError
from huiyin_web.relocation.models import Move, Scheme
from huiyin_web.relocation.permissions import moves_seen, schemes_seen

_SCHEME = Text("This scheme", "该方案")
_MOVE = Text("This household's relocation", "该搬迁户")


def schemes_in_reach(actor: Actor) -> QuerySet[Scheme]:
    """Give the schemes that somebody sees.

    Raises:
        NotAllowedError: their role sees none.
    """
    return Scheme.objects.filter(schemes_seen(actor))


def scheme_or_404(actor: Actor, number: int, *, lock: bool = False) -> Scheme:
    """Give a scheme in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = schemes_in_reach(actor)
    row = (rows.select_for_update() if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_SCHEME)
    return row


def moves_in_reach(actor: Actor) -> QuerySet[Move]:
    """Give the households of schemes that somebody sees.

    Raises:
        NotAllowedError: their role sees no households.
    """
    return Move.objects.filter(moves_seen(actor))


def move_or_404(actor: Actor, number: int, *, lock: bool = False) -> Move:
    """Give a household of a scheme in reach by its id, as `scheme_or_404` does.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = moves_in_reach(actor).select_related("scheme", "household")
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_MOVE)
    return row


def as_life(row: Move, actor: Actor) -> Life:
    """Give a household as far as what somebody can do next depends on it."""
    return Life(
        state=State(row.state),
        persons=row.persons,
        is_manager=row.scheme.by_key in one_with(actor),
        last_on=row.last_on,
        old_site=row.old_site,
    )


def told_months(row: Move) -> tuple[int, ...]:
    """Give the months of the follow-ups that are recorded."""
    return tuple(row.follow_ups.order_by("months").values_list("months", flat=True))
