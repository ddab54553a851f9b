"""Hide a personal value while leaving enough of it to recognise one's own."""

import re

from huiyin.records.fields import Mask

# How many characters stay at the beginning and at the end.
_INSIDE: dict[Mask, tuple[int, int]] = {
    Mask.NAME: (1, 0),
    Mask.ID: (6, 4),
    Mask.PHONE: (3, 4),
    Mask.ACCOUNT: (0, 4),
}
_NO_SIGN = "***"
# Eleven signs or more, in any script and with single spaces or hyphens, are a phone; fifteen or more, an ID or account.
_NUMBER = re.compile(r"\d(?:[ \u3000-]?\d){10,}[Xx\uff38\uff58]?")
_FROM_ID = 15
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
    """Give free text with whatever in it looks like an ID number or a phone masked."""
    return _NUMBER.sub(_number_masked, text)


def _number_masked(found: re.Match[str]) -> str:
    signs = re.sub(r"[ \u3000-]", "", found[0])
    return masked(signs, Mask.ID if len(signs) >= _FROM_ID else Mask.PHONE)
