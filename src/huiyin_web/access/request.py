"""From a request to its account and actor: the only way a view learns who asks."""

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
