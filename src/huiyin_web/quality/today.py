"""What of this app stands on the page of today: suspects to be asked first, merges to approve, mine that came back."""

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import shown_name
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May, Role
from huiyin_web.core.clock import now
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.core.today import Item
from huiyin_web.quality.models import Decision, Duplicate, Suspect
from huiyin_web.quality.permissions import both_in_reach, in_reach
from huiyin_web.quality.queries.duplicates import merges_waiting as merges_to_check
from huiyin_web.quality.queries.duplicates import standing
from huiyin_web.quality.queries.words import OPEN, names_for, rule_label

_MOST, _MOST_MERGES, _FIRST = 5, 8, 0
_SHOWN_FOR = timedelta(days=7)
_MERGE = Text("Merge of double entry {number}", "合并重复登记 {number}")
_ASKED = Text("Proposed by {name} at {at}: {reason}", "{name}于 {at} 提请：{reason}")
_ANSWERED = Text("{name}: {answer}", "{name}：{answer}")
_ASKS_HOUSEHOLDS = frozenset({Role.VILLAGE_WORKER, Role.TOWNSHIP_OFFICER})


def to_ask(request: HttpRequest) -> Iterator[Item]:
    """Give village workers and townships the most urgent questions in reach."""
    actor = actor_from(request)
    if actor.role not in _ASKS_HOUSEHOLDS:
        return
    found = Suspect.objects.filter(in_reach(actor), outcome="", gone_at__isnull=True, urgency=_FIRST)
    rows = list(found.order_by("pk")[:_MOST])
    names = names_for(actor, rows)
    for row in rows:
        whom = names.household(row)
        yield Item(
            what=rule_label(row.rule),
            url=reverse("quality:suspect", args=[row.pk]),
            under=whom.under or whom.value,
            state=OPEN,
            tone="warn",
        )


def merges_waiting(request: HttpRequest) -> Iterator[Item]:
    """Give the merges that somebody else proposed and that wait for this person, the oldest first."""
    for row in merges_to_check(actor_from(request))[:_MOST_MERGES]:
        who, at = shown_name(row.by_key, row.by_name), moment(row.decided_at)
        yield _item(row, _ASKED.fill(name=who, at=at, reason=row.reason))


def merges_returned(request: HttpRequest) -> Iterator[Item]:
    """Give the merges that this person proposed and that were sent back in the last week."""
    actor = actor_from(request)
    if not actor.may(May.DECIDE_DUPLICATES):
        return
    mine = Duplicate.objects.filter(both_in_reach(actor), by_key=actor.key, decision=Decision.RETURNED.value)
    for row in mine.filter(checked_at__gte=now() - _SHOWN_FOR).order_by("-checked_at")[:_MOST_MERGES]:
        who = shown_name(row.checked_by_key, row.checked_by_name)
        yield _item(row, _ANSWERED.fill(name=who, answer=row.answer))


def _item(row: Duplicate, under: Text) -> Item:
    state, tone = standing(row)
    url = reverse("quality:duplicate", args=[row.pk])
    return Item(what=_MERGE.fill(number=row.pk), url=url, under=under, state=state, tone=tone)
