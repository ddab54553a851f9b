"""How a proposal keeps what the library says of its pairs: parts of cost, reasons, the next best."""

from collections.abc import Sequence

from huiyin.planning.pairing import Checked, Choice
from huiyin_web.assistance.models import Participant, Proposal, ProposedPair

HUNDREDTHS = 100


def units_by_number(proposal: Proposal) -> dict[str, Participant]:
    """Give the round's units by the number of their organisation."""
    return {one.organisation: one for one in proposal.round.participants.all()}


def rows_of(proposal: Proposal, choices: Sequence[Choice], units: dict[str, Participant]) -> list[ProposedPair]:
    """Give the choices as rows of the proposal; they are not saved."""
    return [
        ProposedPair(
            proposal=proposal, participant=units[one.unit.key], place_code=one.village.place,
            persons=one.village.persons, distance=int(one.distance * HUNDREDTHS),
            speciality=int(one.speciality * HUNDREDTHS), continuity=int(one.continuity * HUNDREDTHS),
            words_en=one.words.en, words_zh=one.words.zh,
            other=units[one.other.load.unit.key] if one.other else None,
            other_cost=int(one.other.cost * HUNDREDTHS) if one.other else None,
        )
        for one in choices
    ]  # fmt: skip


def told_of(checked: Checked) -> list[dict[str, str]]:
    """Give what speaks against pairs as a proposal keeps it."""
    return [{"verdict": one.verdict.value, "en": one.words.en, "zh": one.words.zh} for one in checked.decision.reasons]
