"""The list from which is drawn, and its hash: who has both can see that nobody was added, left out or changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from huiyin.kernel.canonical import content_hash
from huiyin.kernel.text import Text
from huiyin.sampling.draws.errors import DrawError

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """One of the list.

    Attributes:
        key: by what it is known, the same in every copy of the list.
        strata: its groups, the most important first: ("poor", "remote").
        size: how large it is, where larger ones are to come more often; whole, 1 or more.
    """

    key: str
    strata: tuple[str, ...] = ()
    size: int = 1


def frame_hash(frame: Iterable[Unit]) -> str:
    """Give the hash of a list, in whatever order it comes.

    Example:
        >>> frame_hash([Unit("b"), Unit("a")]) == frame_hash([Unit("a"), Unit("b")])
        True
    """
    return content_hash(sorted([one.key, list(one.strata), one.size] for one in frame))


def check_frame(frame: Sequence[Unit], many: int) -> None:
    """Refuse a list from which nothing can be drawn, naming everything that is wrong with it.

    Raises:
        DrawError: it is empty, has a key twice, a size below 1, or units of unlike depth; or nobody is to be drawn.
    """
    if many < 1:
        raise DrawError(problem=_NOBODY.fill(many=many), mend=_MORE)
    if not frame:
        raise DrawError(problem=_EMPTY, mend=_FILL)
    twice = [key for key, times in Counter(one.key for one in frame).items() if times > 1]
    if twice:
        raise DrawError(problem=_TWICE.fill(keys=_some(twice)), mend=_ONCE)
    small = [one.key for one in frame if one.size < 1]
    if small:
        raise DrawError(problem=_SMALL.fill(keys=_some(small)), mend=_LEAVE)
    if len({len(one.strata) for one in frame}) > 1:
        raise DrawError(problem=_UNLIKE, mend=_ALIKE)


def _some(keys: Sequence[str]) -> str:
    more = f" (+{len(keys) - _NAMED})" if len(keys) > _NAMED else ""
    return f"{', '.join(sorted(keys)[:_NAMED])}{more}"


_NOBODY = Text("{many} are to be drawn.", "抽取数为 {many}。")
_MORE = Text("Ask for one or more.", "请至少抽取 1 个。")
_EMPTY = Text("the list is empty.", "名单为空。")
_FILL = Text("Choose a place in which somebody stands on it.", "请选择名单中有对象的地区。")
_TWICE = Text("these stand on the list twice: {keys}.", "名单中重复：{keys}。")
_ONCE = Text("Give each once.", "请去除重复。")
_SMALL = Text("these have a size below 1: {keys}.", "规模小于 1：{keys}。")
_LEAVE = Text("Leave them out, or give their size.", "请剔除或补填规模。")
_UNLIKE = Text("some stand in more groups than others.", "各对象的分层级数不一致。")
_ALIKE = Text("Give each as many groups.", "请统一分层级数。")
