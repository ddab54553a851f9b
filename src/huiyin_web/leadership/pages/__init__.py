"""All that the templates of the leading group get: one frozen dataclass a page."""

from huiyin_web.leadership.pages.communication import ContactPage, DispatchPage, PiecePage, ProblemPage, TalkPage
from huiyin_web.leadership.pages.documents import DocumentPage, LibraryPage
from huiyin_web.leadership.pages.meetings import MeetingPage, MeetingsPage, WritePage

__all__ = [
    "ContactPage",
    "DispatchPage",
    "DocumentPage",
    "LibraryPage",
    "MeetingPage",
    "MeetingsPage",
    "PiecePage",
    "ProblemPage",
    "TalkPage",
    "WritePage",
]
