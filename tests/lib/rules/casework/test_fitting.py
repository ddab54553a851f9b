import pytest

from huiyin.records.fields import Kind
from huiyin.rules.casework import BY_KEY, EVIDENCE
from huiyin.rules.casework.fitting import fits, fitting, flaws, is_blank


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("query_consent", (True, False), (1, "yes")),
        ("member_count", (1, 40), (0, 41, True, "4")),
        ("income_year", (2010, 2100), (2009, 2101)),
        ("wage_income", (0, 10**10), (-1, 10**10 + 1, True)),
        ("farmland", (0, 2.5, 100_000), (-0.01, 100_000.5, True, "2.5")),
        ("livestock", (0, 100_000), (-1, 2.5, 100_001)),
        ("main_cause", ("illness",), ("bad_luck", 3)),
        ("risks", ("illness", "illness,work"), ("illness,illness", "illness,bad_luck", "illness,flood,drought,weather,labour,work")),
        ("minutes", ("", "x" * 300), ("x" * 301, 7, True)),
    ],
)  # fmt: skip
def test_a_value_fits_by_its_kind_its_list_and_its_bounds(key, good, bad):
    assert [fits(BY_KEY[key], value) for value in good] == [True] * len(good)
    assert [fits(BY_KEY[key], value) for value in bad] == [False] * len(bad)


def test_every_kind_of_evidence_is_one_that_is_judged():
    kinds = {field.kind for field in EVIDENCE.fields}

    assert kinds == {
        Kind.TEXT,
        Kind.FLAG,
        Kind.INTEGER,
        Kind.YEAR,
        Kind.MONEY,
        Kind.DECIMAL,
        Kind.CODE,
        Kind.CODES,
        Kind.DATE,
        Kind.ID,
    }


def test_blanks_are_nothing():
    assert [is_blank(value) for value in (None, "", " \t", "a", False, 0)] == [True, True, True, False, False, False]


def test_what_is_missing_unfit_and_not_asked_for_is_told_in_this_order():
    fields = (BY_KEY["visitors"], BY_KEY["member_count"], BY_KEY["witness"])
    evidence = {"member_count": 0, "votes_for": 3, "no_such": 1, "witness": None}

    assert [reason.words.en for reason in flaws(fields, evidence)] == [
        "Missing: who visited.",
        "Not usable as given: members.",
        "This step does not ask for: in favour.",
        "This step does not ask for: no_such.",
    ]
    assert fitting(fields, {**evidence, "visitors": "two"}) == {"visitors": "two"}
