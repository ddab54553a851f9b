"""No number of a document belongs into the words that people write about a household."""

import re
import unicodedata

from huiyin.kernel.text import Text
from huiyin.records.field_checks import ID_WITHIN

LEFT_OUT = Text("Leave the ID number out of what you write: it is never needed here.", "请勿填写身份证号，此处不需要。")
_NUMBER = re.compile(ID_WITHIN)


def names_a_document(*words: str) -> bool:
    """Say whether some words hold what looks like an ID number, full-width digits included.

    Example:
        >>> names_a_document("seeds for spring", "632725199003070035")
        True
    """
    return _NUMBER.search(unicodedata.normalize("NFKC", "\n".join(words))) is not None
