"""The answers of the demo's cast to what is asked about the register: the first questions of each, made up in turn."""

from datetime import date, datetime
from itertools import cycle

from huiyin.rules.suspects import Outcome
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.quality.actions.record_outcome import record_outcome
from huiyin_web.quality.models import Suspect
from huiyin_web.quality.permissions import in_reach

_WHO = ("huzhu", "nangqen", "township")
_EACH, _APART = 24, 7  # every seventh question of theirs, so that several rules are answered
_ANSWERS = (
    (Outcome.TRUE_VALUE, ""),
    (Outcome.CORRECTED, "已核对户口簿，待下次导入更正（示范）"),
    (Outcome.CORRECTED, "入户核实为误填（示范）"),
    (Outcome.EXPLAINED, "亲属长期资助，已说明来源（示范）"),
)


def answer_some(*, on: date, at: datetime) -> None:
    """Let some of the cast answer the first of their questions."""
    for username in _WHO:
        actor = actor_of(User.objects.get(username=username), on=on)
        asked = Suspect.objects.filter(in_reach(actor), outcome="").order_by("urgency", "pk")
        chosen = list(asked.values_list("pk", flat=True)[: _EACH * _APART : _APART])
        for number, (outcome, note) in zip(chosen, cycle(_ANSWERS), strict=False):
            record_outcome(suspect=number, outcome=outcome, note=note, seen="", by=actor, at=at)
