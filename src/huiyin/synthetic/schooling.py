"""What a person has learnt and which school it attends, by age: one lasting number a person says how far it gets."""

import numpy as np

from huiyin.records.codes import EDUCATION, SCHOOLING
from huiyin.synthetic.counting import Bools, Floats, Ints

_EDUCATION = {key: at for at, key in enumerate(EDUCATION.keys())}
_SCHOOL = {key: at for at, key in enumerate(SCHOOLING.keys())}
AT_NO_SCHOOL = _SCHOOL["none"]

# shares that end as illiterate, with primary, junior, senior school, college; the rest has a university degree
_COHORTS = (1948, 1963, 1978, 1994)  # first birth years of the second to the last row
_ENDS = np.array([
    [0.78, 0.98, 0.995, 1.0, 1.0],
    [0.48, 0.87, 0.985, 0.999, 1.0],
    [0.24, 0.66, 0.945, 0.99, 0.999],
    [0.07, 0.42, 0.84, 0.95, 0.985],
    [0.012, 0.03, 0.55, 0.80, 0.92],
])  # fmt: skip
_LEVELS = np.array([_EDUCATION[key] for key in ("illiterate", "primary", "junior", "senior", "college", "university")])
_ILLITERATE, _PRIMARY, _JUNIOR, _SENIOR = range(4)
_VOCATIONAL_END, _HIGHER_VOCATIONAL_END = 0.66, 0.87
_FIRST_PRESCHOOL, _FIRST_PRIMARY, _LAST_PRIMARY, _LAST_JUNIOR, _LAST_SENIOR = 4, 6, 11, 14, 17
_PRESCHOOL = 0.6  # share of the children of that age
_VOCATIONAL_YEARS, _COLLEGE_YEARS = 3, 4

COMPULSORY_AGES = (_FIRST_PRIMARY, _LAST_JUNIOR)


def learn(school_age: Ints, birth_year: Ints, talent: Floats) -> tuple[Ints, Ints]:
    """Give education and schooling, as indices into their code lists.

    Args:
        school_age: years of age on 1 September.
        birth_year: year of birth; older cohorts went to school less.
        talent: one number between 0 and 1 a person, the same in every year.
    """
    end = (talent[:, None] >= _ENDS[np.searchsorted(_COHORTS, birth_year, side="right")]).sum(axis=1)
    school = _school(school_age, end, talent)
    reached = np.select(
        [school_age <= _LAST_PRIMARY, school_age <= _LAST_JUNIOR, school_age <= _LAST_SENIOR],
        [np.minimum(end, _PRIMARY), np.minimum(end, _JUNIOR), np.minimum(end, _SENIOR)],
        end,
    )
    return np.where(school_age < _FIRST_PRIMARY, _EDUCATION["preschool_age"], _LEVELS[reached]), school


def _school(age: Ints, end: Ints, talent: Floats) -> Ints:
    """Give the school of a pupil who goes on until level `end`."""
    year = age - _LAST_SENIOR - 1
    studies = (end > _SENIOR) & (year >= 0)
    higher_vocational = talent < _HIGHER_VOCATIONAL_END
    senior = np.where(talent < _VOCATIONAL_END, _SCHOOL["vocational_1"], _SCHOOL["senior_1"])
    preschool = np.where(talent * 10 % 1 < _PRESCHOOL, _SCHOOL["preschool"], AT_NO_SCHOOL)
    rules: tuple[tuple[Bools, Ints], ...] = (
        (age < _FIRST_PRESCHOOL, np.full_like(age, AT_NO_SCHOOL)),
        (age < _FIRST_PRIMARY, preschool),
        ((age <= _LAST_PRIMARY) & (end >= _PRIMARY), np.full_like(age, _SCHOOL["primary"])),
        (
            (age > _LAST_PRIMARY) & (age <= _LAST_JUNIOR) & (end >= _JUNIOR),
            _SCHOOL["grade_7"] + age - _LAST_PRIMARY - 1,
        ),
        ((age > _LAST_JUNIOR) & (age <= _LAST_SENIOR) & (end >= _SENIOR), senior + age - _LAST_JUNIOR - 1),
        (studies & higher_vocational & (year < _VOCATIONAL_YEARS), _SCHOOL["higher_vocational_1"] + year),
        (studies & ~higher_vocational & (year < _COLLEGE_YEARS), np.full_like(age, _SCHOOL["college"])),
    )
    return np.select([rule for rule, _ in rules], [value for _, value in rules], AT_NO_SCHOOL)
