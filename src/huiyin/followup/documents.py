"""No number of a document, and of a visit no telephone, belongs into the words that people write about a household."""

from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.personal_numbers import holds_an_id, numbers_in

_OF_PEOPLE = frozenset({Mask.ID, Mask.PHONE})
LEFT_OUT = Text("Leave the ID number out of what you write: it is never needed here.", "请勿填写身份证号，此处不需要。")

NUMBERS_LEFT_OUT = Text(
    "Leave ID numbers and telephone numbers out of what you write: they are never needed here.",
    "请勿填写身份证号和电话号码，此处不需要。",
)


def names_a_document(*words: str) -> bool:
    """Say whether some words hold what looks like an ID number, however it is written.

    Example:
        >>> names_a_document("seeds for spring", "632725199003070035")
        True
    """
    return any(map(holds_an_id, words))


def names_a_number(*words: str) -> bool:
    """Say whether some words hold what looks like an ID number or that of a mobile telephone, however it is written.

    Example:
        >>> names_a_number("seeds for spring", "ring 138 0000 1234"), names_a_number("42 sheep, 2016-05-04")
        (True, False)
    """
    return any(found.kind in _OF_PEOPLE for one in words for found in numbers_in(one))
