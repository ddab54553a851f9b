"""Whether two accounts count as two people: whoever gave an account its password could have signed in with it.

Every rule by which one person makes and another checks asks here. A new password from somebody else parts two accounts.
"""

from django.db.models import Q

from huiyin_web.access.actor import Actor, by_platform
from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.models import User


def one_with(actor: Actor) -> frozenset[str]:
    """Give the keys that count as one person with somebody.

    That is their own, that of whoever made their account or last reset its password, and those of the accounts of which
    they did. The platform gives everybody's first password and is nobody's other self.
    """
    given = Q(issued_by_key=actor.key) if actor.role is not None else Q(pk__in=())
    keys = {actor.key}
    for user in User.objects.filter(given | Q(pk=actor.account)).only("issued_by_key"):
        keys |= {user.key, user.issued_by_key}
    return frozenset(key for key in keys if key == actor.key or (key and not by_platform(key)))


def need_another(maker: str, by: Actor) -> None:
    """Insist that somebody is another person than who made what they decide about, as far as passwords tell.

    Args:
        maker: the key of who made it.
        by: who decides.

    Raises:
        SamePersonError: the account of one was given its password by the other.
    """
    if maker in one_with(by):
        raise SamePersonError
