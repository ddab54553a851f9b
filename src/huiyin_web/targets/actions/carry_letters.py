"""Carry letters over that were signed on paper, with all that was done to their targets since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.actions.carry_over import Line, Was, carry_over
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.targets.actions._keeping import entry
from huiyin_web.targets.actions._promising import terms_of
from huiyin_web.targets.actions.sign_letter import need_open
from huiyin_web.targets.models import Letter, LetterLine, TargetEntry
from huiyin_web.targets.permissions import need_office

Done = Callable[[LetterLine], tuple[Was, ...]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter as it was signed on paper.

    Attributes:
        letter: the letter that was drawn up.
        lower, upper: who signed for which side.
        at: when the second side had signed.
    """

    letter: Letter
    lower: Actor
    upper: Actor
    at: datetime


@transaction.atomic
def carry_letters(*, papers: Sequence[Paper], done: Done, by: Actor, at: datetime) -> None:
    """Carry signed letters over: every one, or none.

    Who: whoever keeps the installation; each side in the name of the office that signed.
    Rule: as if each had been signed and followed one by one; only the first version of a letter.
    Recorded: `targets.letters.carried`, once, with how many; `commitments.ledger.carried`.

    Args:
        papers: the letters.
        done: gives what was done to the commitment that a line became.
        by: who carries them over.
        at: when.

    Raises:
        NotAllowedError, NotFoundError: a side was signed by another office.
        LetterSignedError: a letter is signed or superseded, or its day was over.
        LedgerRefusedError: something stands against a commitment.
    """
    by.need(May.SET_TARGETS)
    lines: list[LetterLine] = []
    ledger: list[Line] = []
    entries: list[TargetEntry] = []
    for paper in papers:
        row, on = paper.letter, day_of(paper.at)
        need_open(row, on)
        need_office(paper.lower, row.lower, May.ANSWER_FOR_TARGETS)
        need_office(paper.upper, row.upper, May.SET_TARGETS)
        row.lower_on, row.lower_key, row.lower_name = on, paper.lower.key, paper.lower.name
        row.upper_on, row.upper_key, row.upper_name = on, paper.upper.key, paper.upper.name
        for line in row.lines.select_related("target__plan").order_by("pk"):
            ledger.append(Line(terms_of(row, line, on), paper.upper, paper.at, done(line)))
            lines.append(line)
            entries.append(
                entry(line.target, "in_letter", by=paper.upper, at=paper.at, value=line.value, source=row.number)
            )
    sides = ("lower_on", "lower_key", "lower_name", "upper_on", "upper_key", "upper_name")
    Letter.objects.bulk_update([paper.letter for paper in papers], sides)
    for line, promise in zip(lines, carry_over(ledger=ledger, by=by, at=at), strict=True):
        line.commitment = promise
    LetterLine.objects.bulk_update(lines, ["commitment"])
    TargetEntry.objects.bulk_create(entries)
    audit.record(
        "targets.letters.carried", by=by, at=at, subject="letters",
        detail={"letters": len(papers), "commitments": len(lines)},
    )  # fmt: skip
