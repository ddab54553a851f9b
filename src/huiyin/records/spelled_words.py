"""Read words: free text, names, codes, yes and no."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from itertools import islice

from huiyin.records.fields import CodeList, Field, Mask
from huiyin.records.repairing import folded, forbidden_character, not_of_a_name, repaired_name, repaired_text
from huiyin.records.spelling import Cell, Context, nothing, of_sign

_YES = frozenset({"是", "有", "1", "y", "yes", "true", "t", "√"})
_NO = frozenset({"否", "无", "0", "n", "no", "false", "f", "×"})
_NEAREST = 3
_SEPARATORS = re.compile(r"[,，、;；|]+")


def text_reader(field: Field, context: Context) -> Callable[[str], Cell]:
    """Read free text, or a name where the field hides one."""
    del context
    is_name = field.mask is Mask.NAME
    repair = repaired_name if is_name else repaired_text

    def read(text: str) -> Cell:
        value, repairs = repair(text)
        if not value:
            return nothing(field, repairs)
        if sign := forbidden_character(value):
            return Cell(rule="CHARACTER", detail=sign)
        if is_name and (sign := not_of_a_name(value)):
            return Cell(rule="NAME", detail=sign)
        return Cell(rule="LENGTH") if len(value) > field.length else Cell(value, repairs=repairs)

    return read


def open_code_reader(field: Field, context: Context) -> Callable[[str], Cell]:
    """Read one word of a code list, or a word that the office marks as its own."""
    key_of = _words(field, context)

    def read(text: str) -> Cell:
        value, repairs = repaired_text(text)
        if not value:
            return nothing(field, repairs)
        key = key_of(folded(value)) or _own(value, field.own)
        if key is None:
            return Cell(rule="OPEN_CODE", detail=_nearest(value, _list_of(field)))
        if sign := forbidden_character(key):
            return Cell(rule="CHARACTER", detail=sign)
        return Cell(rule="LENGTH") if len(key) > field.length else Cell(key, repairs=repairs)

    return read


def _own(value: str, mark: str) -> str | None:
    """Give an office's own word behind its mark; none where the mark is missing or nothing follows it."""
    word = value[len(mark) :].strip()
    return mark + word if word and folded(value[: len(mark)]) == mark else None


def _nearest(value: str, codes: CodeList) -> str:
    """Name the codes whose words are most like what stands there."""
    words = {folded(word): key for word, key in codes.words().items()}
    near = dict.fromkeys(words[word] for word in get_close_matches(folded(value), words, n=len(words), cutoff=0))
    return "、".join(f"{codes.label_of(key).zh} {key}" for key in islice(near, _NEAREST))


def _list_of(field: Field) -> CodeList:
    if field.codes is None:
        raise ValueError(f"the field '{field.key}' has no code list")
    return field.codes


def _words(field: Field, context: Context) -> Callable[[str], str | None]:
    """Give the function from a word or an office's number to its key."""
    codes = _list_of(field)
    keys = {folded(word): key for word, key in codes.words().items()}
    numbers = context.numbers.get(codes.key, {})

    def key_of(word: str) -> str | None:
        return numbers.get(word.lstrip("0") or "0") if word.isdecimal() else keys.get(folded(word))

    return key_of


def code_reader(field: Field, context: Context) -> Callable[[str], Cell]:
    """Read one word of a code list, or its number by the code map."""
    key_of = _words(field, context)

    def read(text: str) -> Cell:
        value, repairs = repaired_text(text)
        if not value:
            return nothing(field, repairs)
        key = key_of(folded(value))
        return Cell(rule="CODE") if key is None else Cell(key, repairs=repairs)

    return read


def codes_reader(field: Field, context: Context) -> Callable[[str], Cell]:
    """Read several words of a code list; a word said twice counts once."""
    key_of = _words(field, context)

    def read(text: str) -> Cell:
        value, repairs = repaired_text(text)
        words = [word for word in _SEPARATORS.split(value) if word.strip()]
        if not words:
            return nothing(field, repairs)
        keys = dict.fromkeys(key_of(folded(word)) for word in words)
        if None in keys:
            return Cell(rule="CODE")
        if field.most is not None and len(keys) > field.most:
            return Cell(rule="TOO_MANY")
        return Cell(",".join(str(key) for key in keys), repairs=repairs)

    return read


def flag_reader(field: Field, context: Context) -> Callable[[str], Cell]:
    """Read yes and no."""
    del context

    def read(text: str, repairs: tuple[str, ...]) -> Cell:
        word = text.casefold()
        if word in _YES:
            return Cell(True, repairs=repairs)
        return Cell(False, repairs=repairs) if word in _NO else Cell(rule="FLAG")

    return of_sign(field, read)
