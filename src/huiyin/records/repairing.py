"""Undo the harmless damage that typing and Excel do to a cell; whatever is undone is counted by its kind."""

import re
import unicodedata

FORMULA_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_UNSEEN = "\u200b\ufeff\u2060"
_BREAKS = re.compile(r"[\s\u00a0\u3000]+")
_DOTS = str.maketrans(dict.fromkeys("•・‧･∙⋅●．", "·"))
_DOT_BETWEEN = re.compile(r"(?<=[\u3400-\u9fff])[.。](?=[\u3400-\u9fff])")
_SPACED_DOT = re.compile(r"\s*·\s*")
# The categories of control, format (bidirectional among them), private, surrogate and unassigned characters.
_FORBIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_IN_NAMES = frozenset("·་༌། '’-")

Repaired = tuple[str, tuple[str, ...]]


def repaired_text(text: str) -> Repaired:
    """Trim, take a leading apostrophe away, make line breaks blanks, and compose characters (NFC)."""
    repairs = []
    if text.startswith("'"):
        text = text[1:]
        repairs.append("apostrophe")
    trimmed = _BREAKS.sub(" ", text).strip(f" {_UNSEEN}")
    if trimmed != text:
        repairs.append("blanks")
    return unicodedata.normalize("NFC", trimmed), tuple(repairs)


def repaired_sign(text: str) -> Repaired:
    """Repair a cell that is no free text: full-width characters become half-width too."""
    text, repairs = repaired_text(text)
    half = text.translate(_HALF_WIDTH)
    return half, repairs if half == text else (*repairs, "full_width")


def repaired_name(text: str) -> Repaired:
    """Repair a person's name: all dots between its parts become `·`."""
    text, repairs = repaired_text(text)
    dotted = _SPACED_DOT.sub("·", _DOT_BETWEEN.sub("·", text.translate(_DOTS)))
    return dotted, repairs if dotted == text else (*repairs, "name_dot")


def folded(word: str) -> str:
    """Give what two spellings of one word have in common: no blanks, one width, one case."""
    return "".join(unicodedata.normalize("NFKC", word).split()).casefold()


def forbidden_character(text: str) -> str | None:
    """Give the first character that no text may hold, as `U+202E`."""
    for sign in text:
        if sign == "\ufffd" or unicodedata.category(sign) in _FORBIDDEN:
            return f"U+{ord(sign):04X}"
    return None


def not_of_a_name(text: str) -> str | None:
    """Give the first character that no name may hold: names are letters of any script, with marks and dots."""
    for sign in text:
        if sign not in _IN_NAMES and unicodedata.category(sign)[0] not in "LM":
            return sign
    return None
