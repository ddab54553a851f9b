"""From a request to its account and actor: the only way a view learns who asks."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import today


def user_from(request: HttpRequest) -> User:
    """Give the account of a signed-in request.

    Raises:
        TypeError: nobody is signed in; the sign-in middleware lets no such request through to a view.
    """
    if not isinstance(request.user, User):
        raise TypeError("only a signed-in request has an account")
    return request.user


def actor_from(request: HttpRequest) -> Actor:
    """Give the actor of a signed-in request, asked for once a request."""
    user = user_from(request)
    kept = getattr(request, "_huiyin_actor", None)
    if isinstance(kept, Actor):
        return kept
    actor = actor_of(user, on=today())
    request._huiyin_actor = actor  # type: ignore[attr-defined]  # noqa: SLF001  a request carries what was asked of it
    return actor


def address_from(request: HttpRequest) -> str | None:
    """Give the address that a request came from, as the outermost proxy of ours saw it.

    Each of the installation's proxies writes behind `X-Forwarded-For` whom it heard; what stands before their entries
    the client may have made up, so it is never read. Without proxies, or where the entry is no address, it is the
    address of the connection.
    """
    nearest = request.META.get("REMOTE_ADDR") or None
    heard = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    trusted: int = settings.HUIYIN_PROXIES
    if not 0 < trusted <= len(heard):
        return nearest
    try:
        return str(ip_address(heard[-trusted]))
    except ValueError:
        return nearest
