"""What is blocked and by whom: leads that wait for parts of supporting organisations, and what somebody put on hold."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from huiyin.followup.commitments import OVER, State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import shown_name
from huiyin_web.commitments.models import Commitment, Entry
from huiyin_web.places.offices import office_names

WORKED_ON = (State.PLEDGED, State.ACCEPTED, State.UNDER_WAY, State.SENT_BACK)
_DELIVERED_LATER = (*WORKED_ON, State.EXPLAINED)
_HOLD = "hold"
_NAMED = 3  # offices that a row names
_PARTS = Text("waits for {offices}", "待{offices}完成配合事项")
_MORE = Text("{count} more", "等 {count} 个单位")
_HELD = Text("held by {who}: {reason}", "{who}暂缓：{reason}")


@dataclass(frozen=True, slots=True)
class Waits:
    """For whose parts a commitment waits, and who put it on hold and why.

    Attributes:
        offices: the offices whose parts of it are not over, each once.
        held_by, reason: who put it on hold, and why; nobody where it is not.
    """

    offices: tuple[Text, ...] = ()
    held_by: Text | str = ""
    reason: str = ""

    @property
    def words(self) -> Text | str:
        """Say it in one line; empty where nothing blocks it."""
        told = [_HELD.fill(who=self.held_by, reason=self.reason)] if self.held_by else []
        if self.offices:
            rest = len(self.offices) - _NAMED
            named = [*self.offices[:_NAMED], *([_MORE.fill(count=rest)] if rest > 0 else [])]
            told.append(_PARTS.fill(offices=Text.join(named)))
        return Text.join(told, "; ", "；").sentence() if told else ""


def is_blocked(on: date) -> Q:
    """Give the condition that a commitment is on hold on a day, or waits for a part of it."""
    parts = Commitment.objects.filter(lead=OuterRef("pk")).exclude(state__in=OVER)
    return Q(state__in=WORKED_ON, held_until__gte=on) | (Q(state__in=_DELIVERED_LATER) & Q(Exists(parts)))


def blocks_of(rows: Collection[Commitment], on: date) -> dict[int, Waits]:
    """Give what blocks each of these commitments on a day, by its id; what nothing blocks is missing."""
    open_to_parts = [row.pk for row in rows if row.state in _DELIVERED_LATER]
    held = [row.pk for row in rows if row.state in WORKED_ON and row.held_until and row.held_until >= on]
    parts = Commitment.objects.filter(lead_id__in=open_to_parts).exclude(state__in=OVER).order_by("owner")
    owing: dict[int, dict[str, None]] = defaultdict(dict)
    for lead, owner in parts.values_list("lead_id", "owner"):
        owing[lead or 0][owner] = None
    holds = Entry.objects.filter(commitment_id__in=held, act=_HOLD).order_by("pk")
    by = {pk: (shown_name(key, name), reason) for pk, key, name, reason in
          holds.values_list("commitment_id", "by_key", "by_name", "reason")}  # fmt: skip
    names = office_names({owner for owners in owing.values() for owner in owners}) if owing else {}
    return {
        pk: Waits(tuple(names[owner] for owner in owing.get(pk, ())), *by.get(pk, ("", "")))
        for pk in owing.keys() | by.keys()
    }
