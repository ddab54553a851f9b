import pytest

from huiyin.rules.papers import BODY, LONGEST_BODY, LONGEST_TITLE, TITLE, Wording, kinds, problems

CONSENT, NOTICE = kinds()["consent"], kinds()["notice"]
SOUND = "{household} {process}"
UNKNOWN = (
    "There is no placeholder {income}, {Household}. This paper fills in: {household} (head of the household), "
    "{village} (village), {process} (what it is about)."
)
LACKING = (
    "This paper must also fill in: {begins} (first instant of the notice), {ends} (last instant of the notice). "
    "Add it to the body."
)
HUNG = "{village} {begins} {ends}\n{list}"


def told(kind, body, title="Paper"):
    return {field: [one.en for one in found] for field, found in problems(kind, Wording(title, body)).items()}


def test_a_sound_text_has_nothing_wrong():
    assert told(CONSENT, SOUND) == {}
    assert told(NOTICE, HUNG) == {}


def test_an_unknown_placeholder_is_named_with_what_there_is():
    assert told(CONSENT, SOUND + " {income} {Household}") == {BODY: [UNKNOWN]}


@pytest.mark.parametrize("line", ["{household", "household}", "{{household}}", "{a\n}"])
def test_a_brace_that_stands_alone_is_named_with_its_line(line):
    found = told(CONSENT, f"{SOUND}\n{line}")[BODY]
    assert found[-1].startswith("A brace stands alone in the line “")
    assert "such as {household}" in found[-1]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("632725199003070035", "an ID number"),
        ("13800138765", "a phone number"),
        ("4111111111111111", "a bank account"),
    ],
)
def test_a_personal_number_is_refused_wherever_it_stands(number, kind):
    sentence = f"It holds {kind}. Everybody who gets this paper would read it: leave it out."
    assert told(CONSENT, SOUND, number) == {TITLE: [sentence]}
    assert told(CONSENT, f"{SOUND} {number}") == {BODY: [sentence]}


def test_the_telephone_of_an_office_is_no_personal_number():
    assert told(CONSENT, f"{SOUND} 0976-8822345 12317") == {}


@pytest.mark.parametrize("body", ["{village} {begins} {ends} {list}", HUNG + "\n{list} x", "{list}{list}" + HUNG])
def test_a_table_stands_alone_on_its_line_and_once(body):
    sentence = "{list} stands for a table: write it once, alone on a line of the body."
    assert told(NOTICE, body) == {BODY: [sentence]}
    assert told(NOTICE, HUNG, "{list}") == {TITLE: [sentence]}


def test_what_a_paper_cannot_leave_out_is_named():
    assert told(NOTICE, "{village}\n{list}") == {BODY: [LACKING]}


def test_everything_is_said_at_once_beside_its_field():
    found = told(NOTICE, f"{{x}} {{\n{'a' * LONGEST_BODY} 13800138765", "b" * (LONGEST_TITLE + 1))
    assert {field: len(one) for field, one in found.items()} == {TITLE: 1, BODY: 5}


def test_nothing_written_is_said_to_be_nothing():
    assert told(CONSENT, " \n ", " ")[TITLE] == ["Nothing is written here."]
