"""The app's tables, one module a concept."""

from huiyin_web.quality.models.crosschecks import DepartmentList, Flag
from huiyin_web.quality.models.duplicates import Decision, Duplicate
from huiyin_web.quality.models.suspects import Suspect

__all__ = ["Decision", "DepartmentList", "Duplicate", "Flag", "Suspect"]
