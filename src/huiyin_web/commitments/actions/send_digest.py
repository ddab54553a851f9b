"""Remind one person by one channel."""

from collections.abc import Sequence
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from huiyin.followup.commitments import Matter, Message, is_time, worded
from huiyin_web.access.actor import Actor
from huiyin_web.commitments.events import REMINDED, REMINDER_FAILED
from huiyin_web.commitments.models import Digest, Sending, Wish
from huiyin_web.commitments.queries.reminding import told_to
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.core.language import language_of
from huiyin_web.core.messengers import MessengerError, messenger


def send_digest(*, wish: Wish, channel: str, matters: Sequence[Matter], by: Actor, at: datetime) -> Digest | None:
    """Remind somebody of what waits for their office, unless they were reminded today or nothing is new.

    First the row of the day is written, then the message is sent, then the row says what became of it: of two workers
    one writes it, and what a killed worker may have sent is not sent again.

    Who: the worker, for whoever asked for it on the page of their own reminders.
    Rule: `huiyin.followup.commitments.is_time`; the words are `worded`: counts, numbers and the pages' address.
    Recorded: `commitments.reminder.sent` or `.failed`, never where to.

    Returns:
        What became of it; nothing where there was nothing to send.
    """
    on = day_of(at)
    if not is_time(matters, told_to(wish.user, channel), on=on):
        return None
    keys = [matter.key for matter in matters]
    try:
        with transaction.atomic():
            row = Digest.objects.create(
                user=wish.user, on=on, channel=channel, state=Sending.BEGUN.value, matters=keys, at=at
            )
    except IntegrityError:  # another worker was faster
        return None
    page, stop = (settings.HUIYIN_ADDRESS + reverse(f"commitments:{name}") for name in ("list", "my_reminders"))
    row.failure = _sent(wish, channel, worded(matters, on=on, address=page, stop=stop))
    row.state = Sending.FAILED.value if row.failure else Sending.SENT.value
    with transaction.atomic():
        row.save(update_fields=["state", "failure"])
        audit.record(
            REMINDER_FAILED if row.failure else REMINDED, by=by, at=at, subject=wish.user.key,
            place_code=wish.user.place_code, detail={"channel": channel, "commitments": len(keys)},
        )  # fmt: skip
    return row


def _sent(wish: Wish, channel: str, message: Message) -> str:
    """Send it; give the kind of failure, never its words, which may name whom it was for; empty where it was taken."""
    language = language_of(wish.language)
    try:
        if channel == "email":
            send_mail(message.subject.say(language), message.body.say(language), None, [wish.email])
        else:
            messenger().send(to=wish.account, words=message.short.say(language))
    except (SMTPException, OSError, MessengerError) as failure:
        return type(failure).__name__
    return ""
