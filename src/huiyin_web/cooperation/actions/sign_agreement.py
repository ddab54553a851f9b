"""Record the agreement of an eastern partner with a county."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.cooperation import decide_agreement
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.cooperation.actions._keeping import need, note
from huiyin_web.cooperation.errors import ChangedMeanwhileError
from huiyin_web.cooperation.models import Agreement
from huiyin_web.cooperation.permissions import side_of
from huiyin_web.cooperation.queries.stored import are_paired
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.places.queries import place_or_404

_PAIR = Text("This pair of yours", "您参与的该协作关系")


@dataclass(frozen=True, slots=True)
class Terms:
    """An agreement: the partner's number, the county's code, the document, from when until when."""

    partner: str
    place_code: str
    document: str
    begins: date
    until: date


@transaction.atomic
def sign_agreement(*, terms: Terms, by: Actor, at: datetime) -> Agreement:
    """Record an agreement.

    Who: the eastern partner or the county, each for itself.
    Rule: `huiyin.followup.cooperation.decide_agreement`: the two are paired in a round of assistance.
    Recorded: `cooperation.agreement.signed`.

    Raises:
        NotAllowedError, NotFoundError: their role works on none, or they are neither of the two.
        CooperationRefusedError: something stands against it, with every reason.
        ChangedMeanwhileError: it is there already.
    """
    by.need(May.COOPERATE)
    place_or_404(by, terms.place_code)
    row = Agreement(
        partner=terms.partner, place_code=terms.place_code, document=terms.document.strip(), begins_on=terms.begins,
        ends_on=terms.until, changed_at=at, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    if side_of(by, row) is None:
        raise NotFoundError(what=_PAIR)
    need(
        decide_agreement(
            paired=are_paired(terms.partner, terms.place_code), document=terms.document, begins=terms.begins,
            until=terms.until, on=day_of(at),
        )
    )  # fmt: skip
    same = Agreement.objects.filter(partner=row.partner, place_code=row.place_code, begins_on=row.begins_on)
    if same.exists():
        raise ChangedMeanwhileError
    row.save()
    note("signed", row, by=by, at=at, partner=row.partner, document=row.document)
    return row
