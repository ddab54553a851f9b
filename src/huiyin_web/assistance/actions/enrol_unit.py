"""Take a unit into a round, or change what it takes on."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin.followup.assistance import UNIT_KINDS
from huiyin.kernel.text import Text
from huiyin.records.codes import NEED
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._refusing import need
from huiyin_web.assistance.models import Participant
from huiyin_web.assistance.queries.stored import round_or_404
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import Organisation

CODE = "assistance.unit.enrolled"
SENTENCE = Text("took a unit into a round of assistance", "将单位纳入帮扶轮次")
_NEEDS, _KINDS = frozenset(NEED.keys()), frozenset(UNIT_KINDS.keys())
_CLOSED = Text("The round is closed.", "该轮次已结束。")
_UNKNOWN = Text(
    "No organisation has the number {number}; bring it in with the list of organisations first.",
    "单位名录中没有编号 {number}，请先导入单位名录。",
)
_KIND = Text("Choose a kind of unit from the list.", "请选择单位类型。")
_RANGE = Text(
    "It takes from {least} to {most} villages; give whole numbers, at least 1 at the most and no fewer than at the "
    "least.",
    "可帮扶 {least} 至 {most} 村；请填写整数，上限至少为 1 且不小于下限。",
)
_HAS = Text(
    "It is paired with {has} already; end pairings before you lower what it takes.",
    "该单位现有结对 {has} 个，请先结束结对再降低上限。",
)
_NEED = Text("'{key}' is no need of the list.", "“{key}”不在需求代码表内。")
_FUNDS = Text("Funds can't be negative.", "资金不得为负。")


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a unit is in a round and takes on; `funds` in fen."""

    organisation: str
    kind: str
    least: int = 0
    most: int = 1
    specialities: tuple[str, ...] = ()
    funds: int = 0


@transaction.atomic
def enrol_unit(*, round_id: int, terms: Enrolment, by: Actor, at: datetime) -> Participant:
    """Take a unit into an open round with what it takes on; a unit that is in it takes on what is said now.

    Who: the provincial office.
    Recorded: `assistance.unit.enrolled`, with what it took on before and takes on now.

    Raises:
        NotAllowedError, NotFoundError: their role runs no rounds, or there is no such round.
        AssistanceRefusedError: the round is closed, nobody knows the unit, or what it takes on can't be.
    """
    by.need(May.RUN_ROUNDS)
    row = round_or_404(by, round_id, lock=True)
    unit = Organisation.objects.filter(pk=terms.organisation).first()
    there = row.participants.select_for_update().filter(organisation=terms.organisation).first()
    has = there.pairings.filter(ends_on__isnull=True).count() if there else 0
    strange = next((key for key in terms.specialities if key not in _NEEDS), "")
    need(
        "enrol_unit",
        {
            "round": (_CLOSED, row.closed_on is not None),
            "organisation": (_UNKNOWN.fill(number=terms.organisation), unit is None),
            "kind": (_KIND, terms.kind not in _KINDS),
            "least": (_RANGE.fill(least=terms.least, most=terms.most), not 0 <= terms.least <= max(terms.most, 1)),
            "most": (_RANGE.fill(least=terms.least, most=terms.most), terms.most < 1),
            "capacity": (_HAS.fill(has=has), has > max(terms.most, 1)),
            "specialities": (_NEED.fill(key=strange), bool(strange)),
            "funds": (_FUNDS, terms.funds < 0),
        },
    )
    before = {"most": there.most, "kind": there.kind} if there else {}
    told = {
        "kind": terms.kind, "least": terms.least, "most": terms.most, "specialities": ",".join(terms.specialities),
        "funds": terms.funds, "place_code": (unit.place_code if unit else "") or by.place_code,
    }  # fmt: skip
    signed = {"at": at, "by_key": by.key, "by_name": by.name}
    made, _ = Participant.objects.update_or_create(
        round=row, organisation=terms.organisation, defaults=told | signed,
        create_defaults=told | signed | {"joined_on": day_of(at)},
    )  # fmt: skip
    audit.record(
        CODE, by=by, at=at, subject=f"organisation:{terms.organisation}", place_code=by.place_code,
        detail={"round": row.key, "before": before, "kind": terms.kind, "most": terms.most},
    )  # fmt: skip
    return made
