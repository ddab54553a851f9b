"""No number of a document belongs into the words that people write about a household."""

import re
import unicodedata

_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\w)")


def names_a_document(*words: str) -> bool:
    """Say whether some words hold what looks like an ID number, full-width digits included.

    Example:
        >>> names_a_document("seeds for spring", "632725199003070035")
        True
    """
    return _NUMBER.search(unicodedata.normalize("NFKC", "\n".join(words))) is not None
