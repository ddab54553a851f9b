"""Hide a personal value while leaving enough of it to recognise one's own."""

from huiyin.records.fields import Mask
from huiyin.records.personal_numbers import numbers_in

# How many characters stay at the beginning and at the end.
_INSIDE: dict[Mask, tuple[int, int]] = {
    Mask.NAME: (1, 0),
    Mask.ID: (6, 4),
    Mask.PHONE: (3, 4),
    Mask.ACCOUNT: (0, 4),
}
_NO_SIGN = "***"
_FROM_ACCOUNT = 15  # figures; a shorter number that is none of the others may be a telephone
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


def masked_within(text: str) -> str:
    """Give free text with whatever in it can be an ID, a telephone or an account masked, however it is written.

    Example:
        >>> masked_within("seeds for 632725 19900307 0035")
        'seeds for 632725********0035'
    """
    shown, end = "", 0
    for one in numbers_in(text):
        kind = one.kind or (Mask.PHONE if len(one.signs) < _FROM_ACCOUNT else Mask.ACCOUNT)
        shown += text[end : one.start] + masked(one.signs, kind)
        end = one.end
    return shown + text[end:]
