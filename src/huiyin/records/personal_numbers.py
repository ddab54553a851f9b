"""Find the numbers of people in words: IDs, telephones, bank accounts, however they are written.

Every sign is read as its compatibility form (NFKC), Chinese numerals and the figures of other scripts as figures; what
separates two figures counts for nothing. Dates and amounts are told apart by their own form. Signs stay at their place,
so that what is found can be struck out of the words as they were written.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from huiyin.records.fields import Mask

_NUMERALS = ("〇零○", "一壹幺", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_SPOKEN = {sign: "abcdefghij"[value] for value, signs in enumerate(_NUMERALS) for sign in signs}
_FIGURES = str.maketrans("abcdefghij", "0123456789")
_KEPT = frozenset("X,. ")
_LISTS = frozenset("、;:。!?%")  # what ends a number
_BETWEEN = frozenset("ZPCSM")  # categories of Unicode: blanks, punctuation, invisible signs, symbols, marks
_PIECE = re.compile("[0-9]+|[a-j]+|X")
_GAP = re.compile(",|[ .-]{0,3}")
_DATE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}[-. ](?:1[0-2]|0?[1-9])[-. ](?:[12][0-9]|3[01]|0?[1-9])(?![0-9])")
_AMOUNT = re.compile(
    r"(?<![0-9,.])(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,2})?|[0-9]+\.[0-9]{1,2})(?![0-9]|[,.][0-9])"
)
_PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{4}"
_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
# GB 11643-1999, with the two figures of a disability certificate behind; the fifteen figures of before 1999.
_ID = re.compile(f"{_PROVINCE}(?:19|20)[0-9]{{2}}{_DAY}[0-9]{{3}}[0-9X](?:[1-7][1-4])?")
_OLD_ID = re.compile(f"{_PROVINCE}[3-9][0-9]{_DAY}[0-9]{{3}}")
_MOBILE = re.compile("(?:(?:00?)?86|0)?1[3-9][0-9]{9}")
_CARD = re.compile("[3-69][0-9]{15,18}")
_ACCOUNT = re.compile("[0-9]{16,19}")
_LINE = re.compile("0[1-9][0-9]{9,10}")
_LONG = re.compile("[0-9]{11,}")
_MOST = 20  # figures of a number in pieces


@dataclass(frozen=True, slots=True)
class Found:
    """A number in words.

    Attributes:
        kind: an ID, a mobile number or an account; none for another long number that may be somebody's.
        signs: its figures, and an X.
        start: where it begins in the words.
        end: behind its last sign.
    """

    kind: Mask | None
    signs: str
    start: int
    end: int


def numbers_in(text: str) -> Iterator[Found]:
    """Give what may be somebody's number, from left to right.

    Example:
        >>> [one.signs for one in numbers_in("一社 632725 19900307 0035，电话138-0000-1234，2016-05-04")]
        ['632725199003070035', '13800001234']
    """
    plain = "".join(map(_sign, text))
    others = [found.span() for form in (_DATE, _AMOUNT) for found in form.finditer(plain)]
    pieces = list(_PIECE.finditer(plain))
    read = [one for at in range(len(pieces)) for one in _read(plain, pieces[at:], others)]
    taken: list[Found] = []
    for _rank, one in sorted(read, key=lambda pair: (-pair[0], pair[1].start, -pair[1].end)):
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    yield from sorted(taken, key=lambda one: one.start)


def holds_an_id(text: str) -> bool:
    """Say whether words hold what looks like an ID number.

    Example:
        >>> holds_an_id("seeds for 632725.19900307.0035")
        True
    """
    return any(one.kind is Mask.ID for one in numbers_in(text))


@lru_cache(maxsize=4096)
def _sign(sign: str) -> str:
    """Give one sign for one: a figure, a numeral as a letter, an X, what separates, or a stop."""
    same = unicodedata.normalize("NFKC", sign).upper()
    if len(same) == 1 and (value := unicodedata.decimal(same, None)) is not None:
        return str(value)
    if same in _SPOKEN:
        return _SPOKEN[same]
    if same in _KEPT:
        return same
    if same in _LISTS:
        return "\0"
    category = unicodedata.category(sign)[0]
    return "-" if category in _BETWEEN and sign.strip() else " " if not sign.strip() else "\0"


def _read(plain: str, pieces: list[re.Match[str]], others: list[tuple[int, int]]) -> Iterator[tuple[int, Found]]:
    """Give every number that begins with the first of some pieces, each with how likely it is."""
    start, end, signs = pieces[0].start(), pieces[0].start(), ""
    for used, piece in enumerate(pieces[:_MOST], 1):
        if used > 1 and (len(signs) >= _MOST or not _GAP.fullmatch(plain, end, piece.start())):
            return
        end = piece.end()
        signs += piece[0].translate(_FIGURES)
        is_other = any(begin < end and start < stop for begin, stop in others)
        rank, kind = _kind_of(signs, in_pieces=used > 1, is_other=is_other)
        if rank:
            yield rank, Found(kind, signs, start, end)


def _kind_of(signs: str, *, in_pieces: bool, is_other: bool) -> tuple[int, Mask | None]:
    """Say what figures are, and how likely; 0 is nobody's."""
    if _ID.fullmatch(signs) or (_OLD_ID.fullmatch(signs) and not is_other):
        return 4, Mask.ID
    if is_other:
        return 0, None
    if _MOBILE.fullmatch(signs):
        return 3, Mask.PHONE
    if _CARD.fullmatch(signs) or (not in_pieces and _ACCOUNT.fullmatch(signs)):
        return 2, Mask.ACCOUNT
    if _LINE.fullmatch(signs) or (not in_pieces and _LONG.fullmatch(signs)):
        return 1, None
    return 0, None
