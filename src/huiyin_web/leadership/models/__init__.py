"""What a leading group keeps; amounts in hundredths of their unit."""

from huiyin_web.leadership.models.communication import Dispatch, Liaison, Problem, Receipt
from huiyin_web.leadership.models.documents import Clause, Document, DocumentEntry, DocumentVersion, Opinion
from huiyin_web.leadership.models.meetings import Addition, Attendance, Item, Meeting, MeetingDecision
from huiyin_web.leadership.models.publicity import Piece, PieceEntry

__all__ = [
    "Addition",
    "Attendance",
    "Clause",
    "Dispatch",
    "Document",
    "DocumentEntry",
    "DocumentVersion",
    "Item",
    "Liaison",
    "Meeting",
    "MeetingDecision",
    "Opinion",
    "Piece",
    "PieceEntry",
    "Problem",
    "Receipt",
]
