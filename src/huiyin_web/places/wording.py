"""Words of imported statistics: an office may have written both languages into one cell, a page shows one."""

import re

from huiyin.kernel.text import Text

_CHINESE = re.compile(r"\d*[\u4e00-\u9fff][^A-Za-z]*")
_AT_THE_SEAMS = " .;,/。；，"


def one_language(written: str) -> Text:
    """Part a text of both languages into its two; a text of one language is given for both."""
    chinese = [run.strip(_AT_THE_SEAMS) for run in _CHINESE.findall(written)]
    english = [bare for run in _CHINESE.split(written) if (bare := run.strip(_AT_THE_SEAMS))]
    if not chinese or not english:
        return Text(written, written)
    return Text(". ".join(english), "。".join(chinese))
