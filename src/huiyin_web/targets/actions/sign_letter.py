"""Sign a letter of responsibility: the lower office first, then the upper; on the second its targets are promised."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from huiyin.followup.commitments import OVER, Given
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import need_another
from huiyin_web.access.roles import May
from huiyin_web.commitments.actions.act_on import Asked, act_on
from huiyin_web.commitments.actions.give_commitment import give_commitment
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.clock import day_of
from huiyin_web.targets.actions._keeping import entry, note_letter
from huiyin_web.targets.actions._promising import terms_of
from huiyin_web.targets.errors import LetterSignedError
from huiyin_web.targets.models import Letter, LetterLine, TargetEntry
from huiyin_web.targets.permissions import need_office
from huiyin_web.targets.queries.letters import versions_of
from huiyin_web.targets.queries.stored import letter_or_404

_SIGNED = Text("both sides have signed it.", "双方均已签署，")
_SUPERSEDED = Text("a later version takes its place.", "已被新版本取代，")
_OVERDUE = Text("its day ({due}) is over; draw up a version with a later one.", "期限（{due}）已过，请拟定新版本，")
_REPLACED = Text("{number}, version {version}: {reason}", "{number} 第 {version} 版：{reason}")


@transaction.atomic
def sign_letter(*, letter: int, by: Actor, at: datetime) -> Letter:
    """Sign for one's own office.

    Who: the lower office first, then the upper one, each by a person of that office; two people.
    Rule: signed once by each side and never changed. With the second signature each target becomes a commitment of
    the lower office, accepted by the upper; a version before loses its open commitments, but for those that go on
    unchanged.
    Recorded: `targets.letter.signed`; on the second signature also `commitments.commitment.given` for each target.

    Raises:
        NotAllowedError, NotFoundError: it is not their office's turn to sign, or the letter is out of reach.
        LetterSignedError: it is signed, superseded, or its day is over.
        SamePersonError: their account counts as one with that of the other signer.
        CommitmentRefusedError: a target can't be promised.
    """
    row = letter_or_404(by, letter, lock=True)
    on = day_of(at)
    need_open(row, on)
    if row.lower_on is None:
        need_office(by, row.lower, May.ANSWER_FOR_TARGETS)
        row.lower_on, row.lower_key, row.lower_name = on, by.key, by.name
        side = "lower"
    else:
        need_office(by, row.upper, May.SET_TARGETS)
        need_another(row.lower_key, by)
        row.upper_on, row.upper_key, row.upper_name = on, by.key, by.name
        side = "upper"
        _promise(row, by, at)
    row.save()
    note_letter("signed", row, by=by, at=at, side=side)
    return row


def need_open(row: Letter, on: date) -> None:
    """Insist that a letter can be signed on a day.

    Raises:
        LetterSignedError: it is signed, superseded, or its day is over.
    """
    why = _SIGNED if row.upper_on else _SUPERSEDED if row.superseded else None
    if why is None and row.due_on <= on:
        why = _OVERDUE.fill(due=row.due_on)
    if why is not None:
        raise LetterSignedError(number=row.number, why=why)


def _promise(row: Letter, by: Actor, at: datetime) -> None:
    lines = list(row.lines.select_related("target__plan").order_by("pk"))
    going_on = _carried(row)
    for line in lines:
        kept = going_on.pop((line.target_id, line.value), None)
        line.commitment = kept or give_commitment(terms=terms_of(row, line, day_of(at)), by=by, at=at)
    LetterLine.objects.bulk_update(lines, ["commitment"])
    reason = _REPLACED.fill(number=row.number, version=row.version, reason=row.reason).zh
    for old in going_on.values():
        act_on(commitment=old.pk, asked=Asked("withdraw", old.acts, Given(reason=reason)), by=by, at=at)
    versions_of(row).exclude(pk=row.pk).update(superseded=True)
    TargetEntry.objects.bulk_create(
        [entry(line.target, "in_letter", by=by, at=at, value=line.value, source=row.number) for line in lines]
    )


def _carried(row: Letter) -> dict[tuple[int, int], Commitment]:
    """Give the open commitments of the version before by target and value; of another day none goes on unchanged."""
    before = LetterLine.objects.filter(~Q(letter=row), letter__in=versions_of(row), commitment__isnull=False)
    found = before.exclude(commitment__state__in=OVER).select_related("commitment", "letter")
    return {
        (line.target_id, line.value if line.letter.due_on == row.due_on else -line.pk): line.commitment
        for line in found.order_by("letter__version")
        if line.commitment is not None
    }
