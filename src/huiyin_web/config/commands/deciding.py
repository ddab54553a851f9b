"""What the demo's province decides about double entries, made up; nothing is merged by itself."""

from datetime import date, datetime

from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.quality.actions.decide_duplicate import Said, decide_duplicate
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.permissions import both_in_reach
from huiyin_web.quality.queries.duplicates import versions_of

_WHO = "province"
_SAID = (
    (Decision.DIFFERENT, "两村均已入户，两人当面核对（示范）"),
    (Decision.LATER, "外出务工，待返乡后核对（示范）"),
)


def decide_some(*, on: date, at: datetime) -> None:
    """Let the provincial office decide about the least probable ones, as they are read last."""
    actor = actor_of(User.objects.get(username=_WHO), on=on)
    asked = Duplicate.objects.filter(both_in_reach(actor), decision="").order_by("probability", "pk")
    for row, (decision, reason) in zip(asked[: len(_SAID)], _SAID, strict=False):
        said = Said(decision, "left", reason, versions_of(row), "")
        decide_duplicate(duplicate=row.pk, said=said, by=actor, at=at)
