"""The yearly consultation of places and the units that assist them: a need is raised, answered, agreed and kept."""

from huiyin.followup.consultations.acts import ACTS, Act, Want, act_of
from huiyin.followup.consultations.calling import Called, Raised, decide_call, decide_close, decide_raise
from huiyin.followup.consultations.deciding import Given, after, decide, open_to
from huiyin.followup.consultations.errors import UnknownActError
from huiyin.followup.consultations.need import ANSWERED, OVER, WAITS, Hand, Need, Part, State
from huiyin.followup.consultations.words import KIND_OF_GAP, KIND_OF_NEED

__all__ = [
    "ACTS",
    "ANSWERED",
    "KIND_OF_GAP",
    "KIND_OF_NEED",
    "OVER",
    "WAITS",
    "Act",
    "Called",
    "Given",
    "Hand",
    "Need",
    "Part",
    "Raised",
    "State",
    "UnknownActError",
    "Want",
    "act_of",
    "after",
    "decide",
    "decide_call",
    "decide_close",
    "decide_raise",
    "open_to",
]
