"""All that casework's templates get, and what their exports are made from: one frozen dataclass a page."""

from huiyin_web.casework.pages.cases import CasePage, CasesPage, DoneStep, ExitsPage, NextStep, Said
from huiyin_web.casework.pages.opening import OpenPage, WaitingLine, WaitingPage
from huiyin_web.casework.pages.publicity import Answer, NoticePage, ObjectionPage, ObjectionsPage, ReceiptPage

__all__ = [
    "Answer",
    "CasePage",
    "CasesPage",
    "DoneStep",
    "ExitsPage",
    "NextStep",
    "NoticePage",
    "ObjectionPage",
    "ObjectionsPage",
    "OpenPage",
    "ReceiptPage",
    "Said",
    "WaitingLine",
    "WaitingPage",
]
