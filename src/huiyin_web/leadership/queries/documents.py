"""Documents as the library knows them, and their clauses."""

from huiyin.followup import issuing
from huiyin.followup.issuing import Hand
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.leadership.models import Document, DocumentVersion, Opinion
from huiyin_web.leadership.permissions import holds


def as_document(row: Document) -> issuing.Document:
    """Give a stored document as the library knows it."""
    return issuing.Document(
        keeper=row.group,
        state=issuing.State(row.state),
        since=row.changed_on,
        has_text=row.versions.exists(),
        opinions=tuple(
            issuing.Opinion(one.office, one.until, one.stance, is_answered=bool(one.taken_up))
            for one in opinions_of(row)
        ),
        conditions=row.conditions,
        number=row.number,
        effective_on=row.effective_on,
        ended_on=row.ended_on,
    )


def opinions_of(row: Document) -> list[Opinion]:
    """Give what offices that were asked say: of each, the last time it was asked."""
    latest = {one.office: one for one in row.opinions.order_by("pk")}
    return list(latest.values())


def hand_of(actor: Actor, row: Document, *, by_meeting: bool = False) -> Hand:
    """Give in whose name somebody acts on a document: its group's where they hold its meetings, else their office's."""
    if holds(actor, row.group):
        return Hand(row.group, by_meeting)
    own = actor.office if actor.may(May.GIVE_COMMITMENTS) and actor.office != row.group else ""
    return Hand(own)


def last_version(row: Document) -> DocumentVersion | None:
    """Give the latest text of a document; none where nobody has written one."""
    return row.versions.order_by("-serial").first()
