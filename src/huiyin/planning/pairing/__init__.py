"""Pairing: which assisting unit helps which poor village in a new round, proposed with every reason.

It proposes; people decide, and may ask what a change of theirs does (`check_by_hand`). It knows no register and stores
nothing.
"""

from huiyin.planning.pairing.by_hand import Checked, check_by_hand
from huiyin.planning.pairing.errors import PairingError
from huiyin.planning.pairing.explaining import Choice, Load, Other, Why
from huiyin.planning.pairing.proposing import Proposal, propose
from huiyin.planning.pairing.round import Pair, Present, Round, Unit, Village

__all__ = [
    "Checked",
    "Choice",
    "Load",
    "Other",
    "Pair",
    "PairingError",
    "Present",
    "Proposal",
    "Round",
    "Unit",
    "Village",
    "Why",
    "check_by_hand",
    "propose",
]
