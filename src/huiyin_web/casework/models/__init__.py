"""The tables of casework, one module a concept."""

from huiyin_web.casework.models.cases import Case, CaseStep
from huiyin_web.casework.models.notices import Notice, NoticeLine
from huiyin_web.casework.models.objections import Objection, ObjectionState, Outcome, PublicObjection
from huiyin_web.casework.models.recorded import Recorded
from huiyin_web.casework.models.waiting import Applying, HandedIn, WaitingApplication

__all__ = [
    "Applying", "Case", "CaseStep", "HandedIn", "Notice", "NoticeLine", "Objection", "ObjectionState", "Outcome",
    "PublicObjection", "Recorded", "WaitingApplication",
]  # fmt: skip
