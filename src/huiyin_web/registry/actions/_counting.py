"""How many members a household's sheet tells once somebody has joined or left."""

from huiyin.kernel.text import Text
from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.core.errors import ConflictError

_COUNT = HOUSEHOLDS.field("member_count")
_TOO_MANY = Text(
    "The household would have {members} members, and the sheet takes at most {most}.",
    "变更后该户家庭人口数为 {members}，超过上限 {most}。",
)
_LOOK = Text("Look at its number of members first.", "请先核对该户家庭人口数。")


def counted(members: int) -> int:
    """Give a number of members as the sheet takes it.

    A sheet may tell fewer than are listed: where somebody leaves, at least one stays.

    Raises:
        ConflictError: they are more than a sheet takes.
    """
    if _COUNT.high is not None and members > _COUNT.high:
        raise ConflictError(what=_TOO_MANY.fill(members=members, most=_COUNT.high), mend=_LOOK)
    return max(int(_COUNT.low or 0), members)
