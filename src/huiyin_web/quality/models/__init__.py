"""The app's tables, one module a concept."""

from huiyin_web.quality.models.suspects import Suspect

__all__ = ["Suspect"]
