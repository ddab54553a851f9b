"""From a request to its actor: the only way a view learns who asks."""

from django.http import HttpRequest

from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import today


def actor_from(request: HttpRequest) -> Actor:
    """Give the actor of a signed-in request, asked for once a request.

    Raises:
        TypeError: nobody is signed in; the sign-in middleware lets no such request through to a view.
    """
    if not isinstance(request.user, User):
        raise TypeError("actor_from needs a signed-in request")
    kept = getattr(request, "_huiyin_actor", None)
    if isinstance(kept, Actor):
        return kept
    actor = actor_of(request.user, on=today())
    request._huiyin_actor = actor  # type: ignore[attr-defined]  # noqa: SLF001  a request carries what was asked of it
    return actor
