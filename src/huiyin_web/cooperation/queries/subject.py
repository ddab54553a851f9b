"""An agreement as what files of evidence are attached to, and by name for the audit log."""

from collections.abc import Collection

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import numbers
from huiyin_web.cooperation.models import Agreement
from huiyin_web.cooperation.permissions import in_reach, side_of
from huiyin_web.cooperation.queries.stored import agreement_or_404
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.evidence.subjects import Subject
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

KIND = "agreement"
_NAMED = Text("{partner} and {county}", "{partner}与{county}")
_TAKES_BACK = Text("somebody who works on this cooperation", "办理该协作的人员")
_ONE = Text("This agreement", "该协作协议")
SHOWS = {
    "agreement": Text("agreement", "协议"),
    "meeting": Text("minutes", "会议纪要"),
    "list": Text("list of jobs, purchases or staff", "就业、采购或人员名单"),
    "voucher": Text("payment voucher", "支付凭证"),
    "other": Text("other paper", "其他材料"),
}


def names_of(rows: Collection[Agreement]) -> dict[int, Text]:
    """Give agreements by id with the names of both."""
    partners = office_names({row.partner for row in rows})
    places = place_names({row.place_code for row in rows})
    return {
        row.pk: _NAMED.fill(partner=partners[row.partner], county=places.get(row.place_code, row.place_code))
        for row in rows
    }


def subject_of(row: Agreement, actor: Actor) -> Subject:
    """Give an agreement as somebody finds it."""
    takes_part = side_of(actor, row) is not None
    return Subject(
        key=f"{KIND}:{row.pk}",
        label=names_of([row])[row.pk],
        url=reverse("cooperation:pair", args=[row.pk]),
        place_code=row.place_code,
        concerns=f"{KIND}:{row.pk}",
        shows=SHOWS,
        may_attach=takes_part,
        may_open=takes_part or actor.may(May.UNMASK),
        may_take_back=takes_part,
        takes_back=_TAKES_BACK,
        moved_at=row.changed_at,
    )


def find_subject(actor: Actor, key: str, *, lock: bool) -> Subject:
    """Find an agreement by the key of its files.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = numbers([key])
    if not found:
        raise NotFoundError(what=_ONE)
    return subject_of(agreement_or_404(actor, found[0], lock=lock), actor)


def agreement_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give agreements by name for the audit log, with the way there where the reader may follow."""
    rows = list(Agreement.objects.filter(pk__in=numbers(keys)))
    names, may = names_of(rows), actor.may(May.SEE_COMMITMENTS)
    seen = set(Agreement.objects.filter(in_reach(actor)).values_list("pk", flat=True)) if may else set()
    return {
        str(row.pk): Crumb(names[row.pk], reverse("cooperation:pair", args=[row.pk]) if row.pk in seen else "")
        for row in rows
    }
