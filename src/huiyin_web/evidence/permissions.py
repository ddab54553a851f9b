"""Who attaches, opens and withdraws files; who sees what they belong to is the subject's own app's to say."""

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import CHARTERS, May
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.evidence.subjects import Subject

_ATTACH = Text("attach files here", "在此上传附件")
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


def may_open(actor: Actor) -> bool:
    """Say whether somebody opens files: any of them may show a personal value in clear."""
    return actor.may(May.UNMASK)


def may_withdraw(actor: Actor, attached_by: str, subject: Subject) -> bool:
    """Say whether somebody withdraws a file: whoever attached it, while nothing rests on it."""
    return subject.is_open and actor.key == attached_by
