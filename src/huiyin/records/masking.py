"""Hide a personal value while leaving enough of it to recognise one's own."""

from huiyin.records.fields import Mask

_KEPT: dict[Mask, tuple[int, int]] = {
    Mask.NAME: (1, 0),
    Mask.ID: (6, 2),
    Mask.PHONE: (3, 2),
    Mask.ACCOUNT: (0, 4),
}


def masked(value: str, mask: Mask) -> str:
    """Give the value with its middle as stars; one too short to keep its ends is all stars."""
    first, last = _KEPT[mask]
    if len(value) <= first + last:
        return "*" * len(value)
    return value[:first] + "*" * (len(value) - first - last) + value[len(value) - last :]
