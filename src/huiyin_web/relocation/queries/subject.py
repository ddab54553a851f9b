"""Schemes by name for the audit log, and a household's relocation as what signed papers are attached to."""

from collections.abc import Collection

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import numbers
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.evidence.subjects import Subject
from huiyin_web.relocation.models import Move, Scheme
from huiyin_web.relocation.permissions import moves_seen, schemes_seen
from huiyin_web.relocation.queries.stored import move_or_404

KIND, SCHEME = "move", "scheme"
_TAKES_BACK = Text("somebody who manages relocation here", "管理易地搬迁的人员")
_LABEL = Text("{number} {title}", "{number} {title}")
_MOVE = Text("{scheme}, household {number}", "{scheme} 户 {number}")
_ONE = Text("This household's relocation", "该搬迁户")
SHOWS = {
    "consent": Text("signed or thumb-printed agreement", "签字或按手印的搬迁协议"),
    "house": Text("new house", "安置住房"),
    "old_site": Text("old site", "旧房处置现场"),
    "other": Text("other paper", "其他材料"),
}


def subject_of(row: Move, actor: Actor) -> Subject:
    """Give a household's relocation as somebody finds it."""
    may = actor.may(May.MANAGE_RELOCATION) or actor.may(May.RECORD_CONSENT)
    return Subject(
        key=f"{KIND}:{row.pk}",
        label=_MOVE.fill(scheme=row.scheme.number, number=row.household.office_number),
        url=reverse("relocation:move", args=[row.pk]),
        place_code=row.from_code,
        concerns=f"household:{row.household_id}",
        shows=SHOWS,
        may_attach=may,
        may_open=may or actor.may(May.UNMASK),
        may_take_back=actor.may(May.MANAGE_RELOCATION),
        takes_back=_TAKES_BACK,
        moved_at=row.changed_at,
    )


def find_subject(actor: Actor, key: str, *, lock: bool) -> Subject:
    """Find a household's relocation by the key of its files.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = numbers([key])
    if not found:
        raise NotFoundError(what=_ONE)
    return subject_of(move_or_404(actor, found[0], lock=lock), actor)


def scheme_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give schemes by name, with the way there where the reader may follow."""
    rows = Scheme.objects.filter(pk__in=numbers(keys))
    seen = set(rows.filter(schemes_seen(actor)).values_list("pk", flat=True)) if actor.may(May.SEE_COMMITMENTS) else ()
    return {
        str(row.pk): Crumb(
            _LABEL.fill(number=row.number, title=row.title),
            reverse("relocation:scheme", args=[row.pk]) if row.pk in seen else "",
        )
        for row in rows
    }


def move_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give households of schemes by their number, with the way there where the reader may follow."""
    rows = Move.objects.filter(pk__in=numbers(keys)).select_related("scheme", "household")
    seen = set(rows.filter(moves_seen(actor)).values_list("pk", flat=True)) if actor.may(May.SEE_HOUSEHOLDS) else ()
    return {
        str(row.pk): Crumb(
            _MOVE.fill(scheme=row.scheme.number, number=row.household.office_number),
            reverse("relocation:move", args=[row.pk]) if row.pk in seen else "",
        )
        for row in rows
    }
