"""What may hang on a wall: a list of fields that is closed, names masked, and a look for numbers that must not show.

Personal data in notices were found on many offices' pages from 2017 on; the key points of open government of 2018
ask for masking and a fitting reach.
"""

import re
from collections.abc import Mapping

from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.records.personal_numbers import Found, numbers_in

PUBLIC_FIELDS: dict[str, Text] = {
    "head_name": Text("head of household", "户主"),
    "village_group": Text("natural village or group", "自然村（组）"),
    "member_count": Text("members", "家庭人口数"),
}
ALWAYS = "head_name"
PLACE = "place"  # the only field of a notice about villages or counties, which are named in full
HEADS: dict[str, Text] = {**PUBLIC_FIELDS, PLACE: Text("place", "地区")}
_ILLNESS = re.compile(
    "病|癌|肿瘤|肝炎|[甲乙丙]肝|艾滋|结核|尿毒|透析|残疾|伤残|智障|精神障碍|精神分裂|抑郁"
    "|illness|disease|disab|cancer|hepatitis|tubercul|hiv|aids",
    re.IGNORECASE,
)
_ILL = Text("an illness or disability", "病情或残疾信息")
_KINDS = {
    Mask.ID: Text("an ID number", "身份证号"),
    Mask.PHONE: Text("a phone number", "手机号码"),
    Mask.ACCOUNT: Text("a bank account", "银行账号"),
}
_UNFIT = Text(
    "“{field}” holds {kinds}. It can stand on a public notice: leave it out.",
    "“{field}”含有{kinds}。该项可能公示，请删去。",
)


def public_line(household: Mapping[str, object], fields: tuple[str, ...]) -> dict[str, str]:
    """Give what a notice shows of a household: the fields asked for, the name masked.

    Raises:
        KeyError: a field that no notice may show.
    """
    shown: dict[str, str] = {}
    for key in (ALWAYS, *(one for one in fields if one != ALWAYS)):
        if key not in PUBLIC_FIELDS:
            raise KeyError(key)
        value = str(household.get(key) or "")
        shown[key] = masked(value, Mask.NAME, public=True) if key == ALWAYS else value
    return shown


def unfit_in(text: str) -> tuple[Text, ...]:
    """Give what kinds of things stand in a text of the register that no notice may show: numbers, and illness."""
    illness = (_ILL,) if _ILLNESS.search(text) else ()
    return (*personal_in(text), *illness)


def unfit_fields(household: Mapping[str, object]) -> dict[str, tuple[Text, ...]]:
    """Give by field what a notice may not show of a household; a name stands masked, so anything may be one."""
    every = {key: unfit_in(str(household.get(key) or "")) for key in PUBLIC_FIELDS if key != ALWAYS}
    return {key: kinds for key, kinds in every.items() if kinds}


def refused_for_public(household: Mapping[str, object]) -> dict[str, tuple[Text, ...]]:
    """Say by field, as a form is refused, what of a household could not stand on a notice."""
    found = unfit_fields(household)
    return {key: (_UNFIT.fill(field=PUBLIC_FIELDS[key], kinds=Text.join(kinds)),) for key, kinds in found.items()}


def personal_in(text: str) -> tuple[Text, ...]:
    """Give what kinds of personal numbers stand in a text that others will read: ID, phone, bank account."""
    found = {one.kind for one in numbers_in(text) if _is_somebodys(one)}
    return tuple(words for kind, words in _KINDS.items() if kind in found)


def _is_somebodys(found: Found) -> bool:
    return found.kind is not Mask.ACCOUNT or _passes_luhn(found.signs)


def _passes_luhn(digits: str) -> bool:
    """Say whether digits are a bank card's: the sum by ISO/IEC 7812-1, every second digit doubled from the right."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += sum(divmod(value, 10))
    return total % 10 == 0
