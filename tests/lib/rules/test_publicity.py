import pytest

from huiyin.rules.publicity import (
    PUBLIC_FIELDS,
    personal_in,
    public_line,
    refused_for_public,
    unfit_fields,
)

HOUSEHOLD = {
    "head_name": "索南多杰", "village_group": "二社", "member_count": 3, "phone": "13912345678",
    "id_number": "11010519491231002X", "main_cause": "illness", "bank_account": "6222020200112233442",
}  # fmt: skip


def test_a_line_shows_the_masked_name_first_and_the_fields_asked_for():
    assert public_line(HOUSEHOLD, ("member_count", "village_group")) == {
        "head_name": "索***", "member_count": "3", "village_group": "二社",
    }  # fmt: skip


def test_the_name_stands_masked_whoever_asks_for_nothing():
    assert public_line(HOUSEHOLD, ()) == {"head_name": "索***"}


@pytest.mark.parametrize("field", ["id_number", "phone", "main_cause", "bank_account", "disease_name", "name"])
def test_what_is_not_on_the_list_can_not_be_shown(field):
    with pytest.raises(KeyError):
        public_line(HOUSEHOLD, (field,))


def test_the_list_is_short_and_closed():
    assert list(PUBLIC_FIELDS) == ["head_name", "village_group", "member_count"]


def test_what_is_not_known_is_shown_as_nothing():
    assert public_line({"head_name": "尕"}, ("village_group",)) == {"head_name": "*", "village_group": ""}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("村委会公示栏", []),
        ("证件11010519491231002X", ["an ID number"]),
        ("证件11010519491231002x，电话13912345678", ["an ID number", "a phone number"]),
        ("证件110105194912310021", ["an ID number"]),  # a slip of the pen hides nothing
        ("电话12912345678", []),  # no mobile number begins so
        ("编号139123456789", []),  # twelve digits
        ("卡号6222020200112233442", []),
        ("卡号4111111111111111", ["a bank account"]),
        ("卡号4111 1111 1111 1111", ["a bank account"]),
        ("一社 632722 19840430 0045，138 0000 1234", ["an ID number", "a phone number"]),
        ("卡号4111111111111112", []),  # fails the sum
    ],
)
def test_numbers_that_others_must_not_read_are_found(text, kinds):
    assert [kind.en for kind in personal_in(text)] == kinds


@pytest.mark.parametrize(
    ("group", "kinds"),
    [
        ("一社", []),
        ("一社 乙肝 630102194610049009", ["an ID number", "an illness or disability"]),
        ("二社13912345678", ["a phone number"]),
        ("三社（二级残疾）", ["an illness or disability"]),
    ],
)
def test_what_a_notice_may_not_show_of_a_household_is_found_by_field(group, kinds):
    found = unfit_fields({"head_name": "索南多杰", "village_group": group, "member_count": 3})

    assert [kind.en for kind in found.get("village_group", ())] == kinds
    assert set(found) == ({"village_group"} if kinds else set())


def test_a_form_is_refused_in_words_that_name_the_field():
    assert [one.zh for one in refused_for_public({"village_group": "一社13912345678"})["village_group"]] == [
        "“自然村（组）”含有手机号码。该项可能公示，请删去。"
    ]
