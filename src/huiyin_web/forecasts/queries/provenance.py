"""What a forecast was made from, as its pages print it."""

from collections.abc import Iterator

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.planning.forecast import Flow
from huiyin_web.access.actor import shown_name
from huiyin_web.core.parts import Crumb
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.forecasts.models import Forecast

_MADE, _MADE_BY = Text("Made", "生成"), Text("{at} by {by}", "{at}，{by}")
_FROM = Text("Learnt from the frozen years", "依据的年度快照")
_ONE = Text("{year} ({hash})", "{year} 年（{hash}）")
_WALKS, _SEED = Text("Walks", "模拟次数"), Text("Seed", "随机种子")
_INPUTS, _VERSION = Text("Hash of all inputs", "全部输入的哈希值"), Text("Version of the library", "程序库版本")
_UNSEEN = Text("No year could show, so taken as none", "以往年度无从显示、按零计")


def provenance(row: Forecast) -> Iterator[tuple[Text, Text | str | Crumb]]:
    """Give what a forecast was made from: whoever has the same makes the same."""
    frozen = [_ONE.fill(year=year, hash=digest[:8]) for year, digest in sorted(row.snapshots.items())]
    yield _FROM, Crumb(Text.join(frozen, ", ", "、"), reverse("snapshots:list"))
    yield _MADE, _MADE_BY.fill(at=moment(row.made_at), by=shown_name(row.by_key, row.by_name))
    yield _WALKS, f"{row.walks}"
    yield _SEED, f"{row.seed}"
    yield _INPUTS, row.inputs
    yield _VERSION, row.library
    if row.unseen:
        yield _UNSEEN, Text.join([Flow(flow).label for flow in row.unseen], ", ", "、")
