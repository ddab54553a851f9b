"""A firm as what files of evidence are attached to; firms and loans by name for the audit log."""

from collections.abc import Collection

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import numbers
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.evidence.subjects import Subject
from huiyin_web.industry.models import Firm, Loan
from huiyin_web.industry.permissions import firms_reached, loans_reached
from huiyin_web.industry.queries.stored import firm_or_404

KIND, LOAN = "firm", "loan"
_TAKES_BACK = Text("somebody who keeps firms here", "管理产业主体的人员")
_ONE = Text("This firm", "该产业主体")
_LOAN = Text("small loan {number}", "小额信贷 {number}")
SHOWS = {
    "status": Text("operating status", "运营状况证明"),
    "contract": Text("contract", "合同"),
    "payout": Text("list of payments", "兑付清单"),
    "other": Text("other paper", "其他材料"),
}


def subject_of(row: Firm, actor: Actor) -> Subject:
    """Give a firm as somebody finds it."""
    return Subject(
        key=f"{KIND}:{row.pk}",
        label=Text(row.name, row.name),
        url=reverse("industry:one", args=[row.pk]),
        place_code=row.place_code,
        concerns=f"{KIND}:{row.pk}",
        shows=SHOWS,
        may_attach=actor.may(May.KEEP_INDUSTRY),
        may_open=actor.may(May.KEEP_INDUSTRY) or actor.may(May.UNMASK),
        may_take_back=actor.may(May.KEEP_INDUSTRY),
        takes_back=_TAKES_BACK,
        moved_at=row.changed_at,
    )


def find_subject(actor: Actor, key: str, *, lock: bool) -> Subject:
    """Find a firm by the key of its files.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = numbers([key])
    if not found:
        raise NotFoundError(what=_ONE)
    return subject_of(firm_or_404(actor, found[0], lock=lock), actor)


def firm_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give firms by name for the audit log, with the way there where the reader may follow."""
    rows = Firm.objects.filter(pk__in=numbers(keys))
    may = actor.may(May.SEE_COMMITMENTS)
    seen = set(rows.filter(firms_reached(actor)).values_list("pk", flat=True)) if may else set()
    return {
        str(row.pk): Crumb(row.name, reverse("industry:one", args=[row.pk]) if row.pk in seen else "") for row in rows
    }


def loan_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give loans for the audit log by their number, with the way there where the reader may follow."""
    rows = Loan.objects.filter(pk__in=numbers(keys))
    may = actor.may(May.SEE_COMMITMENTS) and actor.may(May.SEE_HOUSEHOLDS)
    seen = set(rows.filter(loans_reached(actor)).values_list("pk", flat=True)) if may else set()
    return {
        str(row.pk): Crumb(_LOAN.fill(number=row.pk), reverse("industry:loan", args=[row.pk]) if row.pk in seen else "")
        for row in rows
    }
