"""Hide a personal value while leaving enough of it to recognise one's own."""

from huiyin.records.fields import Mask

# How many characters stay at the beginning and at the end.
_INSIDE: dict[Mask, tuple[int, int]] = {
    Mask.NAME: (1, 0),
    Mask.ID: (6, 4),
    Mask.PHONE: (3, 4),
    Mask.ACCOUNT: (0, 4),
}
_NO_SIGN = "***"
_PUBLIC = _INSIDE | {Mask.ID: (1, 1)}


def masked(value: str, mask: Mask, *, public: bool = False) -> str:
    """Give the value with its middle as stars; one too short to keep its ends is all stars.

    Of a sensitive value not even the length shows.

    Args:
        value: what is personal.
        mask: which kind of value it is.
        public: whether everybody may see it; inside an office an ID keeps its region and its last four signs.
    """
    if mask is Mask.SENSITIVE:
        return _NO_SIGN
    first, last = (_PUBLIC if public else _INSIDE)[mask]
    if len(value) <= first + last:
        return "*" * len(value)
    return value[:first] + "*" * (len(value) - first - last) + value[len(value) - last :]
