"""Commitments as what files of evidence are attached to: `commitment:417`."""

import re

from django.urls import reverse

from huiyin.followup import commitments as engine
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.permissions import hand_of
from huiyin_web.commitments.queries.stored import as_promise, commitment_or_404, subject_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.evidence.pages import Attached
from huiyin_web.evidence.queries import attached_to
from huiyin_web.evidence.subjects import Subject

_KEY = re.compile(r"[1-9][0-9]{0,17}")
_ONE = Text("This commitment", "该承诺事项")
_LABEL = Text("{number}: {title}", "{number}：{title}")
_TAKES_BACK = Text("somebody of the office that gave the commitment or accepts it", "交办方或核验方人员")
_SHOWS = {
    "picture": Text("photo of what was done", "完成情况照片"),
    "list": Text("list of people, signed or thumb-printed", "签字或按指印的名册"),
    "acceptance": Text("acceptance paper, contract or receipt", "验收表、合同或收据"),
    "paper": Text("document, plan or report", "文件、方案或报告"),
    "other": Text("other proof", "其他佐证"),
}


def commitment_subject(actor: Actor, key: str, *, lock: bool) -> Subject:
    """Give a commitment in reach, as its files find it.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    if _KEY.fullmatch(key) is None:
        raise NotFoundError(what=_ONE)
    row = commitment_or_404(actor, int(key), lock=lock)
    return _subject(actor, row, as_promise(row))


def attached_to_commitment(actor: Actor, row: Commitment, promise: engine.Commitment) -> Attached:
    """Give the files of a commitment that somebody has found."""
    subject = _subject(actor, row, promise)
    return attached_to([subject])[subject.key]


def _subject(actor: Actor, row: Commitment, promise: engine.Commitment) -> Subject:
    parties = {row.giver, row.owner, row.accepter} - {""}
    last = row.entries.order_by("-pk").values_list("at", flat=True).first()
    return Subject(
        key=subject_of(row),
        label=_LABEL.fill(number=row.number, title=row.title),
        url=reverse("commitments:one", args=[row.pk]),
        place_code=row.place_code,
        concerns=subject_of(row),
        shows=_SHOWS,
        may_attach=_may_prove(actor, promise),
        may_open=actor.may(May.UNMASK) or bool(hand_of(actor).offices & parties),
        may_take_back=bool(hand_of(actor).offices & ({row.giver, row.accepter} - {row.owner})),
        takes_back=_TAKES_BACK,
        moved_at=last or row.at,
    )


def _may_prove(actor: Actor, promise: engine.Commitment) -> bool:
    """Say whether somebody proves something of it now: files and words are proofs alike."""
    act = engine.act_of(engine.PROOF)
    return promise.state in act.comes_from and bool(promise.parts_of(hand_of(actor)) & act.by)
