"""Who attaches, opens and withdraws files; who sees what they belong to is the subject's own app's to say."""

from datetime import datetime

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import one_with
from huiyin_web.access.roles import CHARTERS
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.evidence.limits import WITHDRAW_WITHIN
from huiyin_web.evidence.models import EvidenceFile
from huiyin_web.evidence.subjects import Subject

_ATTACH = Text("attach files here", "在此上传附件")
_OPEN = Text("open the files of this", "查看此处附件")
_PAPER = Text("This kind of paper", "该类材料")


def need_attaching(actor: Actor, subject: Subject) -> Subject:
    """Insist that somebody attaches files to a subject, and give it.

    Raises:
        NotAllowedError: they don't.
    """
    if actor.role is not None and not subject.may_attach:
        raise NotAllowedError(role=CHARTERS[actor.role].label, what=_ATTACH)
    return subject


def need_shown(subject: Subject, shows: str) -> None:
    """Insist that a subject has this kind of paper.

    Raises:
        NotFoundError: it has not.
    """
    if shows not in subject.shows:
        raise NotFoundError(what=_PAPER)


def need_opening(actor: Actor, subject: Subject) -> None:
    """Insist that somebody opens the files of a subject.

    Raises:
        NotAllowedError: they don't.
    """
    if actor.role is not None and not subject.may_open:
        raise NotAllowedError(role=CHARTERS[actor.role].label, what=_OPEN)


def may_withdraw(actor: Actor, row: EvidenceFile, subject: Subject, *, at: datetime) -> bool:
    """Say whether somebody withdraws a file: whoever attached it while nothing rests on it, then somebody else."""
    is_fresh = row.at >= subject.moved_at and at - row.at <= WITHDRAW_WITHIN
    if actor.key == row.by_key:
        return is_fresh
    return not is_fresh and subject.may_take_back and row.by_key not in one_with(actor)
