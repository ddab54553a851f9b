"""Which places stand highest and lowest among their like, in a sentence."""

from collections.abc import Sequence

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import SHARE
from huiyin_web.overview.queries.headline import said

_FEW = 3  # places below which "the highest" says little, and up to which those that stand alike are all named
_EXTREMES = Text(
    "Highest: {high} ({high_share}); lowest: {low} ({low_share}).",
    "最高的是{high}（{high_share}），最低的是{low}（{low_share}）。",
)
_AMONG = Text("{name}, one of {count} places", "{name}等 {count} 地")


def extremes(shares: Sequence[tuple[float, Text]]) -> Text | None:
    """Name the places of the highest and of the lowest share; nothing where they are few, or all stand alike."""
    figures = [share for share, _name in shares]
    if len(shares) < _FEW or min(figures) == max(figures):
        return None
    high, low = max(figures), min(figures)
    return _EXTREMES.fill(
        high=_together([name for share, name in shares if share == high]),
        high_share=said(SHARE, high),
        low=_together([name for share, name in shares if share == low]),
        low_share=said(SHARE, low),
    )


def _together(names: Sequence[Text]) -> Text:
    if len(names) > _FEW:
        return _AMONG.fill(name=names[0], count=len(names))
    return Text.join(names, ", ", "、")
