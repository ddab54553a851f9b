"""Close a consultation once every need is settled."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.consultations import decide_close
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import CHARTERS, May
from huiyin_web.consultations.actions._keeping import need_allowed, note
from huiyin_web.consultations.events import CLOSED
from huiyin_web.consultations.models import Consultation
from huiyin_web.consultations.permissions import holds
from huiyin_web.consultations.queries.stored import consultation_or_404, waiting_in
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotAllowedError

_OTHER = Text("close a consultation that another leading group called", "结束其他领导小组召集的会商")


@transaction.atomic
def close_consultation(*, consultation: int, by: Actor, at: datetime) -> Consultation:
    """Close a consultation; what was agreed goes on as commitments.

    Who: the office of the leading group that called it.
    Rule: `huiyin.followup.consultations.decide_close`: no need waits for anybody.
    Recorded: `consultations.consultation.closed`.

    Raises:
        NotAllowedError, NotFoundError: another group called it, or it is out of reach.
        ConsultationRefusedError: needs wait, or it is closed already.
    """
    by.need(May.HOLD_MEETINGS)
    row = consultation_or_404(by, consultation, lock=True)
    if by.role is not None and not holds(by, row):
        raise NotAllowedError(role=CHARTERS[by.role].label, what=_OTHER)
    need_allowed(decide_close(is_open=row.closed_on is None, waiting=waiting_in(row).count()))
    row.closed_on = day_of(at)
    row.save(update_fields=["closed_on"])
    note(CLOSED, f"consultation:{row.pk}", row.place_code, by=by, at=at, year=row.year, needs=row.needs.count())
    return row
