"""Find what a leading group keeps, in reach."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError
from huiyin_web.leadership.models import Dispatch, Document, Meeting, Piece, Problem
from huiyin_web.leadership.permissions import dispatches_of, documents_of, meetings_of, pieces_of, problems_of

_Row = TypeVar("_Row", bound=Model)
_MEETING, _DOCUMENT = Text("This meeting", "该会议"), Text("This document", "该文件")
_PIECE = Text("This piece", "该宣传事项")
_PROBLEM, _DISPATCH = Text("This problem", "该问题"), Text("This notice", "该通知")


def meeting_or_404(actor: Actor, number: int, *, lock: bool = False) -> Meeting:
    """Give a meeting in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = _locked(Meeting.objects.filter(meetings_of(actor), pk=number), lock=lock).first()
    if found is None:
        raise NotFoundError(what=_MEETING)
    return found


def document_or_404(actor: Actor, number: int, *, lock: bool = False) -> Document:
    """Give a document in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = _locked(Document.objects.filter(documents_of(actor), pk=number), lock=lock).first()
    if found is None:
        raise NotFoundError(what=_DOCUMENT)
    return found


def problem_or_404(actor: Actor, number: int, *, lock: bool = False) -> Problem:
    """Give a problem in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = _locked(Problem.objects.filter(problems_of(actor), pk=number), lock=lock).first()
    if found is None:
        raise NotFoundError(what=_PROBLEM)
    return found


def dispatch_or_404(actor: Actor, number: int) -> Dispatch:
    """Give a notice to offices in reach by its id.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = Dispatch.objects.filter(dispatches_of(actor), pk=number).first()
    if found is None:
        raise NotFoundError(what=_DISPATCH)
    return found


def piece_or_404(actor: Actor, number: int, *, lock: bool = False) -> Piece:
    """Give a piece of a publicity plan in reach by its id; with `lock`, nobody else works on it meanwhile.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = _locked(Piece.objects.filter(pieces_of(actor), pk=number), lock=lock).first()
    if found is None:
        raise NotFoundError(what=_PIECE)
    return found


def said(chinese: str, english: str) -> Text:
    """Give words that somebody wrote, in English where they wrote that too."""
    return Text(english or chinese, chinese)


def _locked(rows: QuerySet[_Row], *, lock: bool) -> QuerySet[_Row]:
    return rows.select_for_update() if lock else rows
