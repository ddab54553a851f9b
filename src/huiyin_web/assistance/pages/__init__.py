"""All that the templates of assistance get, and what their exports are made from: one frozen dataclass a page."""

from huiyin_web.assistance.pages.boards import AskPage, Board
from huiyin_web.assistance.pages.households import HelpPage, MyPage, VisitPage, VisitsPage, WithdrawPage
from huiyin_web.assistance.pages.proposals import ProposalPage

__all__ = [
    "AskPage",
    "Board",
    "HelpPage",
    "MyPage",
    "ProposalPage",
    "VisitPage",
    "VisitsPage",
    "WithdrawPage",
]
