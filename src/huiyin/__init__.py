"""Huiyin: the operating system of a poverty-reduction office, as a library.

Everything here is pure: no Django, no database. `import huiyin as hy` in a notebook is enough to measure, to
score and to verify; the platform (`huiyin_web`) only stores and asks.
"""

from huiyin.scoring.judging import score
from huiyin.scoring.reading import load_scheme

__all__ = ["load_scheme", "score"]
