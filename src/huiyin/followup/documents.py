"""No number of a document belongs into the words that people write about a household."""

from huiyin.kernel.text import Text
from huiyin.records.personal_numbers import holds_an_id

LEFT_OUT = Text("Leave the ID number out of what you write: it is never needed here.", "请勿填写身份证号，此处不需要。")


def names_a_document(*words: str) -> bool:
    """Say whether some words hold what looks like an ID number, however it is written.

    Example:
        >>> names_a_document("seeds for spring", "632725199003070035")
        True
    """
    return any(map(holds_an_id, words))
