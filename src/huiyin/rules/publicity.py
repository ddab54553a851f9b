"""What may hang on a wall: a list of fields that is closed, names masked, and a look for numbers that must not show.

Personal data in notices were found on many offices' pages from 2017 on; the key points of open government of 2018
ask for masking and a fitting reach.
"""

import re
from collections.abc import Mapping

import pyarrow as pa

from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.identity_numbers import read_identities
from huiyin.records.masking import masked
from huiyin.records.sheets import LATEST_YEAR

PUBLIC_FIELDS: dict[str, Text] = {
    "head_name": Text("head of household", "户主"),
    "village_group": Text("natural village or group", "自然村（组）"),
    "member_count": Text("members", "家庭人口数"),
}
ALWAYS = "head_name"
PLACE = "place"  # the only field of a notice about villages or counties, which are named in full
HEADS: dict[str, Text] = {**PUBLIC_FIELDS, PLACE: Text("place", "地区")}
_ID = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_ACCOUNT = re.compile(r"(?<!\d)\d{16,19}(?!\d)")
_ILLNESS = re.compile(
    "病|癌|肿瘤|肝炎|[甲乙丙]肝|艾滋|结核|尿毒|透析|残疾|伤残|智障|精神障碍|精神分裂|抑郁"
    "|illness|disease|disab|cancer|hepatitis|tubercul|hiv|aids",
    re.IGNORECASE,
)
_LONG = re.compile(r"\d(?:[ -]?\d){10,}[Xx]?")  # an ID, a mobile number, an account, however it is spaced
_MASKS = {18: Mask.ID, 11: Mask.PHONE}
_KINDS = {
    "illness": Text("an illness or disability", "病情或残疾信息"),
    "id": Text("an ID number", "身份证号"),
    "phone": Text("a phone number", "手机号码"),
    "account": Text("a bank account", "银行账号"),
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
    illness = (_KINDS["illness"],) if _ILLNESS.search(text) else ()
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
    found = []
    if any(_is_identity(one) for one in _ID.findall(text)):
        found.append(_KINDS["id"])
    if _PHONE.search(text):
        found.append(_KINDS["phone"])
    if any(_passes_luhn(one) and not _is_identity(one) for one in _ACCOUNT.findall(text)):
        found.append(_KINDS["account"])
    return tuple(found)


def without_numbers(text: str) -> str:
    """Give somebody's words with every number masked that can be an ID, a mobile number or a bank account."""
    return _LONG.sub(_starred, text)


def _starred(found: re.Match[str]) -> str:
    bare = re.sub("[ -]", "", found[0])
    return masked(bare, _MASKS.get(len(bare), Mask.ACCOUNT))


def _is_identity(written: str) -> bool:
    return bool(read_identities(pa.array([written.upper()]), LATEST_YEAR).rule[0] == "")


def _passes_luhn(digits: str) -> bool:
    """Say whether digits are a bank card's: the sum by ISO/IEC 7812-1, every second digit doubled from the right."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += sum(divmod(value, 10))
    return total % 10 == 0
