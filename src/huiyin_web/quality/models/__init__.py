"""The app's tables, one module a concept."""

from huiyin_web.quality.models.duplicates import Decision, Duplicate
from huiyin_web.quality.models.suspects import Suspect

__all__ = ["Decision", "Duplicate", "Suspect"]
