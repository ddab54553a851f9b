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
_KINDS = {
    "id": Text("an ID number", "身份证号"),
    "phone": Text("a phone number", "手机号码"),
    "account": Text("a bank account", "银行账号"),
}


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


def _is_identity(written: str) -> bool:
    return bool(read_identities(pa.array([written.upper()]), LATEST_YEAR).rule[0] == "")


def _passes_luhn(digits: str) -> bool:
    """Say whether digits are a bank card's: the sum by ISO/IEC 7812-1, every second digit doubled from the right."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += sum(divmod(value, 10))
    return total % 10 == 0
