"""Set a theatre up: its places, and who commands it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin.followup import theatres as rules
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.core.turns import take_turn
from huiyin_web.places.queries import place_or_404
from huiyin_web.theatres.actions._reaching import follow
from huiyin_web.theatres.actions._telling import need_allowed, note
from huiyin_web.theatres.models import Command, Theatre, TheatrePlace
from huiyin_web.theatres.queries.stored import account_or_404, taken_places

PLACES = 0x54_48_45_41  # "THEA": one place is put under a theatre at a time


@dataclass(frozen=True, slots=True)
class Commanding:
    """Who commands, with what post, and whose account reaches the places; none where they have no account."""

    commander: str
    post: str
    commander_en: str = ""
    post_en: str = ""
    account: str = ""

    def check(self) -> Decision:
        """Say whether they can be appointed."""
        return rules.appoint(
            commander=self.commander, commander_en=self.commander_en, post=self.post, post_en=self.post_en
        )


@dataclass(frozen=True, slots=True)
class TheatreTerms:
    """A theatre as it is set up."""

    name: str
    places: Sequence[str]
    commanding: Commanding
    name_en: str = ""


@transaction.atomic
def set_up_theatre(*, terms: TheatreTerms, by: Actor, at: datetime) -> Theatre:
    """Set up a theatre of the own office over places in reach.

    Who: the provincial office and prefecture officers.
    Rule: `huiyin.followup.theatres.set_up` and `appoint`: no place lies in two theatres.
    Recorded: `theatres.theatre.set_up`.

    Raises:
        NotAllowedError, NotFoundError: their role sets none up, or a place or the account is out of reach.
        TheatreRefusedError: something stands against it.
    """
    by.need(May.KEEP_THEATRES)
    on = day_of(at)
    for place in terms.places:
        place_or_404(by, place)
    take_turn(PLACES)
    asked = rules.set_up(name=terms.name, name_en=terms.name_en, places=terms.places, taken=taken_places())
    need_allowed(Decision("set_up", (*asked.reasons, *terms.commanding.check().reasons)))
    who = {"at": at, "by_key": by.key, "by_name": by.name}
    row = Theatre.objects.create(
        keeper=by.place_code or by.office, name=terms.name.strip(), name_en=terms.name_en.strip(), set_up_on=on, **who
    )
    TheatrePlace.objects.bulk_create(
        TheatrePlace(theatre=row, place_code=place, from_on=on, **who) for place in terms.places
    )
    new_command(row, terms.commanding, by=by, at=at).save()
    follow(row, on=on)
    note(
        "theatre.set_up", row, by=by, at=at, name=row.name, places=",".join(terms.places),
        commander=terms.commanding.commander,
    )  # fmt: skip
    return row


def new_command(row: Theatre, commanding: Commanding, *, by: Actor, at: datetime) -> Command:
    """Give who commands from today on; it is not saved.

    Raises:
        NotFoundError: no commander of that name has an account in reach.
    """
    account = account_or_404(by, commanding.account) if commanding.account else None
    return Command(
        theatre=row, commander=commanding.commander.strip(), commander_en=commanding.commander_en.strip(),
        post=commanding.post.strip(), post_en=commanding.post_en.strip(), account=account, from_on=day_of(at), at=at,
        by_key=by.key, by_name=by.name,
    )  # fmt: skip
