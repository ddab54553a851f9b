"""Read who people are, their accounts, what they delegated, and what was done."""

from huiyin_web.access.queries.actors import actor_of

__all__ = ["actor_of"]
