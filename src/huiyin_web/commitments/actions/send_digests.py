"""Remind everybody who asked for it."""

from collections.abc import Callable
from datetime import datetime

from huiyin_web.access.actor import Actor
from huiyin_web.commitments.actions.send_digest import send_digest
from huiyin_web.commitments.models import Sending
from huiyin_web.commitments.queries.reminding import CHANNELS, matters_of, offices_of, wishes_of
from huiyin_web.core.clock import day_of


def send_digests(*, by: Actor, at: datetime, report: Callable[[float], None]) -> tuple[int, int]:
    """Remind everybody of what waits for their office, each in a transaction of their own: it goes on where it ended.

    Who: the worker, once a day.
    Rule: as of `send_digest`; a channel that this installation has not set up sends nothing.
    Recorded: as of `send_digest`.

    Returns:
        How many reminders were sent, and how many were not taken.
    """
    asked = [(channel, wish) for channel in CHANNELS for wish in wishes_of(channel)]
    offices = offices_of([wish.user for _, wish in asked], day_of(at))
    matters = matters_of(offices.values(), day_of(at))
    states = []
    for place, (channel, wish) in enumerate(asked):
        report(place / len(asked))
        mine = matters.get(offices[wish.user_id], [])
        made = send_digest(wish=wish, channel=channel, matters=mine, by=by, at=at)
        states += [made.state] if made else []
    return states.count(Sending.SENT.value), states.count(Sending.FAILED.value)
