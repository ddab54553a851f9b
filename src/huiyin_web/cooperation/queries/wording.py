"""How amounts of cooperation are worded: money in yuan, all else as it is counted."""

from huiyin.followup.cooperation import ITEMS, Side
from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin_web.core.templatetags.wording import number

TITLE = Text("East-West cooperation", "东西部协作")
SIDES = {Side.EAST: Text("eastern partner", "东部协作方"), Side.WEST: Text("county", "县")}
_WITH_UNIT = Text("{amount} {unit}", "{amount} {unit}")


def written(item: str, amount: int | None) -> Text | str:
    """Write an amount with its unit; nothing where there is none."""
    if amount is None:
        return ""
    kind = ITEMS[item]
    return _WITH_UNIT.fill(amount=number(yuan(amount), 2) if kind.money else number(amount), unit=kind.unit)


def plain(item: str, amount: int | None) -> float | int | None:
    """Give an amount for a file: money in yuan."""
    if amount is None:
        return None
    return float(yuan(amount)) if ITEMS[item].money else amount
