"""A made-up province on the real divisions of Qinghai, for the demo, the tests, the docs and the benchmarks.

Its totals are calibrated to published figures; every household, person and income is invented. The same seed and
scale give the same bytes. It writes files as an office would hand them in and knows nothing of any database.
"""

from huiyin.synthetic.history import CHEATING_COUNTIES
from huiyin.synthetic.province import SMALL, Province, make_province, make_small

__all__ = ["CHEATING_COUNTIES", "SMALL", "Province", "make_province", "make_small"]
