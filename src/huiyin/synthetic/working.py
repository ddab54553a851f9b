"""What each person can do and does in a year: school, labour, work away, insurance. All follows from lasting traits."""

from dataclasses import dataclass

import numpy as np

from huiyin.records.codes import CATEGORY, LABOUR, POLITICS, WORK
from huiyin.synthetic.causes import CHRONIC, DISABLED, SERIOUS, Circumstances
from huiyin.synthetic.counting import Bools, Floats, Ints, stream
from huiyin.synthetic.people import People
from huiyin.synthetic.schooling import AT_NO_SCHOOL, learn

_LABOUR = {key: at for at, key in enumerate(LABOUR.keys())}
_WORK = {key: at for at, key in enumerate(WORK.keys())}
_POLITICS = {key: at for at, key in enumerate(POLITICS.keys())}
_ALLOWANCE = tuple(CATEGORY.keys().index(key) for key in ("dibao", "dibao_poor"))

_ADULT, _OLD, _VERY_OLD, _LEAGUE_AGES = 16, 60, 70, (14, 28)
_RETIRED, _WEAKENED = 0.5, 0.7  # shares of those in their sixties / of the chronically ill
_SKILLED, _PARTY, _LEAGUE = 0.86, 0.965, 0.70
_PLACES_OF_WORK = ("farming", "township", "county", "province", "outside")
_WORK_ENDS = (0.58, 0.68, 0.80, 0.93)
_LONGEST_AWAY = 9


@dataclass(frozen=True, slots=True)
class Standing:
    """One year of all persons: columns of the person sheet as indices into their code lists, counts and flags."""

    education: Ints
    schooling: Ints
    labour: Ints
    work: Ints
    work_months: Ints
    politics: Ints
    dibao: Bools
    medical_insurance: Bools
    pension: Bools

    def differs(self, other: "Standing") -> Bools:
        """Say of each person whether anything differs between two years."""
        pairs = ((getattr(self, name), getattr(other, name)) for name in self.__dataclass_fields__)
        found: Bools = np.logical_or.reduce([mine != its for mine, its in pairs])
        return found

    def where(self, newer: Bools, other: "Standing") -> "Standing":
        """Give this standing where `newer` is true and the other elsewhere."""
        names = self.__dataclass_fields__
        return Standing(**{name: np.where(newer, getattr(self, name), getattr(other, name)) for name in names})


class Working:
    """Gives the standing of any year; the lasting draws are made once."""

    def __init__(self, people: People, circumstances: Circumstances, seed: int) -> None:
        random = stream(seed, "working")
        self._people, self._circumstances = people, circumstances
        self._place, self._months, self._weak, self._politics, self._insured = random.random((5, len(people)))

    def standing(self, year: int) -> Standing:
        """Give everybody's standing at the end of a year."""
        people, traits = self._people, self._circumstances
        age = people.age(year)
        education, school = learn(people.school_age(year), people.birth_year(), traits.talent)
        studies = school != AT_NO_SCHOOL
        labour = self._labour(age, studies, traits.health)
        works = np.isin(labour, (_LABOUR["ordinary"], _LABOUR["skilled"]))
        place = np.searchsorted(_WORK_ENDS, self._place)
        work = np.array([_WORK[key] for key in _PLACES_OF_WORK])[place]
        work = np.where(works, work, np.where(studies, _WORK["other"], _WORK["none"]))
        work = np.where(labour == _LABOUR["weak"], _WORK["farming"], work)
        return Standing(
            education=education,
            schooling=school,
            labour=labour,
            work=work,
            work_months=np.where(works & (place > 0), 2 + (self._months * _LONGEST_AWAY).astype(np.int64), 0),
            politics=self._party(age),
            dibao=np.isin(traits.category, _ALLOWANCE)[people.household],
            medical_insurance=self._insured < 0.97,  # noqa: PLR2004  nearly everybody has it
            pension=(age >= _ADULT) & ~studies & (self._insured < np.where(age >= _OLD, 0.95, 0.83)),
        )

    def _labour(self, age: Ints, studies: Bools, health: Ints) -> Ints:
        serious, weak = health & SERIOUS > 0, self._weak
        impaired = (health & DISABLED > 0) | ((health & CHRONIC > 0) & (weak < _WEAKENED))
        return np.select(
            [
                (age < _ADULT) | studies | (age >= _VERY_OLD),
                serious,
                (age >= _OLD) & (weak < _RETIRED),
                (age >= _OLD) | impaired,
                self._circumstances.talent > _SKILLED,
            ],
            [_LABOUR["none"], _LABOUR["lost"], _LABOUR["none"], _LABOUR["weak"], _LABOUR["skilled"]],
            _LABOUR["ordinary"],
        )

    def _party(self, age: Ints) -> Ints:
        adult, league = age >= _ADULT + 2, (age >= _LEAGUE_AGES[0]) & (age < _LEAGUE_AGES[1])
        draw: Floats = self._politics
        return np.select(
            [adult & (draw > _PARTY), league & (draw > _LEAGUE)],
            [_POLITICS["party"], _POLITICS["league"]],
            _POLITICS["masses"],
        )
