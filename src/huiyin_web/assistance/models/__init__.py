"""The app's tables, one module a matter."""

from huiyin_web.assistance.models.households import TOLD_BY, Help, HelpHistory, Visit
from huiyin_web.assistance.models.pairings import HouseholdPairing, Pairing
from huiyin_web.assistance.models.proposals import Proposal, ProposalState, ProposedPair
from huiyin_web.assistance.models.rounds import AssistanceRound, Carried, Participant
from huiyin_web.assistance.models.teams import TeamMember

__all__ = [
    "TOLD_BY",
    "AssistanceRound",
    "Carried",
    "Help",
    "HelpHistory",
    "HouseholdPairing",
    "Pairing",
    "Participant",
    "Proposal",
    "ProposalState",
    "ProposedPair",
    "TeamMember",
    "Visit",
]
