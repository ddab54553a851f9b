import pytest

from huiyin.followup.documents import names_a_document, names_a_number


@pytest.mark.parametrize(
    "words",
    [
        "632722198404300045",
        "证号 63272219840430004X。",
        "６３２７２２１９８４０４３０００４５",
        "发给632722198404300045的羊",
        "632722.19840430.0045",
    ],
)
def test_an_id_number_is_found_in_any_of_the_words_and_in_full_width_digits(words):
    assert names_a_document("母羊 7 只", words)


@pytest.mark.parametrize("words", ["", "母羊 7 只", "6222020200112233442", "13800138765"])
def test_other_numbers_are_none(words):
    assert not names_a_document(words)


@pytest.mark.parametrize("words", ["632722198404300045", "电话138-0013-8765", "幺三八〇〇一三八七六五"])
def test_a_number_is_of_a_document_or_a_telephone(words):
    assert names_a_number("母羊 7 只", words)


@pytest.mark.parametrize("words", ["", "母羊 7 只，2016-05-04", "户编号 6321261002000003"])
def test_what_is_counted_and_what_an_office_gave_is_no_number_of_a_person(words):
    assert not names_a_number(words)
