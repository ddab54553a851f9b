"""How many to draw of each group: one at least, and otherwise by size.

After one for each, the next always goes to the group that is furthest below its share, by the divisors 1, 3, 5, ...:
Sainte-Laguë's method (Balinski and Young 1982, Fair Representation), which favours neither large groups nor small ones.
"""

from collections.abc import Mapping
from fractions import Fraction

from huiyin.kernel.text import Text
from huiyin.sampling.draws.errors import DrawError

Stratum = tuple[str, ...]


def allocate(
    counts: Mapping[Stratum, int], many: int, *, sizes: Mapping[Stratum, int] | None = None
) -> dict[Stratum, int]:
    """Share out how many are drawn among groups.

    Args:
        counts: how many units each group has: no more are drawn of it.
        many: how many are drawn together; all, where there are no more.
        sizes: by what is shared out; left out, by the number of units.

    Raises:
        DrawError: fewer are drawn than there are groups, so that some would have no chance.

    Example:
        >>> allocate({("poor",): 60, ("exited",): 38, ("at risk",): 2}, 5)
        {('poor',): 2, ('exited',): 2, ('at risk',): 1}
    """
    if many < len(counts):
        raise DrawError(problem=_TOO_FEW.fill(many=many, groups=len(counts)), mend=_COARSER)
    shared = sizes or counts
    found = dict.fromkeys(counts, 1)
    for _ in range(min(many, sum(counts.values())) - len(counts)):
        room = (one for one in counts if found[one] < counts[one])
        # Of two that are equally far below their share the first by name: whoever recomputes it finds the same.
        found[min(room, key=lambda one: (-Fraction(shared[one], 2 * found[one] + 1), one))] += 1
    return found


_TOO_FEW = Text("{many} are to be drawn of {groups} groups.", "分 {groups} 层，仅抽取 {many} 个。")
_COARSER = Text("Draw more, or divide less finely.", "请增加抽取数或减少分层。")
