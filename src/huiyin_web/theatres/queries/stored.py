"""Find theatres and visits in reach, and what holds of them now."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.access.permissions import manageable
from huiyin_web.access.roles import May, Role
from huiyin_web.access.subjects import numbers
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.leadership.queries.stored import said
from huiyin_web.theatres.models import DrawnHousehold, Theatre, TheatrePlace, Visit
from huiyin_web.theatres.permissions import need_command, need_keeping, theatres_seen, visits_seen, visits_told

_THEATRE, _VISIT = Text("This theatre", "该战区"), Text("This visit", "该次督战")
_ACCOUNT = Text("This commander's account", "该指挥长账号")


def theatres_in_reach(actor: Actor) -> QuerySet[Theatre]:
    """Give the theatres that somebody sees.

    Raises:
        NotAllowedError: their role sees none.
    """
    return Theatre.objects.filter(theatres_seen(actor))


def theatre_or_404(actor: Actor, number: int, *, lock: bool = False) -> Theatre:
    """Give a theatre in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = theatres_in_reach(actor)
    row = (rows.select_for_update() if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_THEATRE)
    return row


def kept_theatre(actor: Actor, number: int) -> Theatre:
    """Give a theatre that somebody's office keeps, locked.

    Raises:
        NotAllowedError, NotFoundError: another office keeps it, or it is not theirs to see.
    """
    row = theatre_or_404(actor, number, lock=True)
    need_keeping(actor, row.keeper)
    return row


def commanded_theatre(actor: Actor, number: int) -> Theatre:
    """Give a theatre that somebody commands, locked.

    Raises:
        NotAllowedError, NotFoundError: they don't command it, or it is not theirs to see.
    """
    row = theatre_or_404(actor, number, lock=True)
    need_command(actor, row)
    return row


def visit_or_404(actor: Actor, number: int) -> Visit:
    """Give a visit that somebody sees, with its theatre.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = Visit.objects.filter(pk=number)
    row = rows.select_related("theatre").first()
    if row is None or not rows.filter(_seen(actor, row)).exists():
        raise NotFoundError(what=_VISIT)
    return row


def sees_theatre(actor: Actor, row: Theatre) -> bool:
    """Say whether somebody sees a theatre, and not only a visit that was made to their own place."""
    return theatres_in_reach(actor).filter(pk=row.pk).exists()


def _seen(actor: Actor, row: Visit) -> Q:
    return visits_seen(actor, row.theatre) if sees_theatre(actor, row.theatre) else visits_told(actor)


def commanded_visit(actor: Actor, number: int) -> Visit:
    """Give a visit of a theatre that somebody commands, locked with it.

    Raises:
        NotAllowedError, NotFoundError: they don't command it, or it is not theirs to see.
    """
    row = visit_or_404(actor, number)
    commanded_theatre(actor, row.theatre_id)
    return Visit.objects.select_related("theatre").get(pk=number)  # as it stands now that nobody else works on it


def places_now(row: Theatre) -> list[str]:
    """Give the codes of the places that lie in a theatre now."""
    return list(row.places.filter(ends_on__isnull=True).order_by("place_code").values_list("place_code", flat=True))


def taken_places() -> list[str]:
    """Give the codes of the places that lie in any theatre now."""
    return list(TheatrePlace.objects.filter(ends_on__isnull=True).values_list("place_code", flat=True))


def drawn_now(row: Visit) -> list[DrawnHousehold]:
    """Give the households of the draw of a visit that holds, by turn."""
    draw = row.draws.order_by("-number").first()
    return list(draw.households.select_related("household").order_by("turn")) if draw else []


def commander_accounts(actor: Actor) -> QuerySet[User]:
    """Give the accounts of commanders that somebody manages."""
    return User.objects.filter(manageable(actor), role=Role.COMMANDER.value, is_active=True).order_by("username")


def account_or_404(actor: Actor, username: str) -> User:
    """Give a commander's account by its user name.

    Raises:
        NotFoundError: somebody doesn't manage such an account.
    """
    found = commander_accounts(actor).filter(username__iexact=username).first()
    if found is None:
        raise NotFoundError(what=_ACCOUNT)
    return found


def villages_of(drawn: Collection[DrawnHousehold]) -> list[str]:
    """Give the villages in which households were drawn, in the order of the visit."""
    return list(dict.fromkeys(one.village_code for one in drawn))


def theatre_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give theatres by name for the audit log, with the way there where the reader may follow."""
    rows = Theatre.objects.filter(pk__in=numbers(keys))
    seen = set(rows.filter(theatres_seen(actor)).values_list("pk", flat=True)) if actor.may(May.SEE_COMMITMENTS) else ()
    return {
        str(row.pk): Crumb(name_of(row), reverse("theatres:one", args=[row.pk]) if row.pk in seen else "")
        for row in rows
    }


def name_of(row: Theatre) -> Text:
    """Give what a theatre is called."""
    return said(row.name, row.name_en)
