"""Projects with funds of their own: their way from proposal to closing, and what has to be asked about their money.

Whether it adds up to the fen, lies still, runs late, was split evenly, or missed the poor.
"""

from huiyin.followup.funds.asking import Sign, Told, signs_of
from huiyin.followup.funds.life import Given, Life, State, Step, decide, open_to, propose
from huiyin.followup.funds.project import Flow, Project, Reached
from huiyin.followup.funds.since import signs_since
from huiyin.followup.funds.spread import PlaceShare, Spread, spread
from huiyin.followup.funds.words import BUILT, CHECKS, FLOWS, KINDS, SOURCES

__all__ = [
    "BUILT",
    "CHECKS",
    "FLOWS",
    "KINDS",
    "SOURCES",
    "Flow",
    "Given",
    "Life",
    "PlaceShare",
    "Project",
    "Reached",
    "Sign",
    "Spread",
    "State",
    "Step",
    "Told",
    "decide",
    "open_to",
    "propose",
    "signs_of",
    "signs_since",
    "spread",
]
