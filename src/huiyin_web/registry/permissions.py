"""Who finds what in the register."""

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May


def may_find_by_beginning(actor: Actor) -> bool:
    """Say whether somebody finds a name by its beginning: only who may show names.

    Others would spell out a masked one letter by letter.
    """
    return actor.may(May.UNMASK)
