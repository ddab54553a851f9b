"""Appoint another commander of a theatre."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.theatres.actions._reaching import follow
from huiyin_web.theatres.actions._telling import need_allowed, note
from huiyin_web.theatres.actions.set_up_theatre import Commanding, new_command
from huiyin_web.theatres.models import Command
from huiyin_web.theatres.queries.stored import kept_theatre


@transaction.atomic
def appoint_commander(*, theatre: int, commanding: Commanding, by: Actor, at: datetime) -> Command:
    """Let somebody else command a theatre of the own office from today on; the one before ends today, and stays told.

    Who: the office that keeps it.
    Rule: `huiyin.followup.theatres.appoint`.
    Recorded: `theatres.commander.appointed`.

    Raises:
        NotAllowedError, NotFoundError: another office keeps it, or it or the account is out of reach.
        TheatreRefusedError: something stands against it.
    """
    row = kept_theatre(by, theatre)
    need_allowed(commanding.check())
    made = new_command(row, commanding, by=by, at=at)
    row.commands.filter(ends_on__isnull=True).update(ends_on=day_of(at))
    made.save()
    follow(row, on=day_of(at))
    note("commander.appointed", row, by=by, at=at, commander=made.commander, post=made.post)
    return made
