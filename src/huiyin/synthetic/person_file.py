"""The person file of a year: only the people who are new or of whom something has changed since they were last sent."""

from pathlib import Path

import numpy as np

from huiyin.records import codes
from huiyin.records.sheets import PERSONS
from huiyin.synthetic.causes import CHRONIC, DISABLED, SERIOUS
from huiyin.synthetic.columns import Cells, SheetFile, dates, digits, flags, words
from huiyin.synthetic.counting import Ints
from huiyin.synthetic.documents import CERTIFICATE, IDENTITY, Documents
from huiyin.synthetic.history import ABSENT, REMOVED
from huiyin.synthetic.household_file import Register
from huiyin.synthetic.particulars import Particulars, of_year
from huiyin.synthetic.places import ETHNICITIES
from huiyin.synthetic.working import Standing

_ILLNESSES = {CHRONIC: "chronic", SERIOUS: "serious", DISABLED: "disabled"}
_HEALTH = [
    ",".join(word for illness, word in _ILLNESSES.items() if health & illness) or "healthy"
    for health in range(sum(_ILLNESSES) + 1)
]
_PER_HOUSEHOLD = 100  # numbers that the last two digits of a person number can tell apart


class PersonFiles:
    """Writes the files of the years one after another; it remembers as what each person was last sent."""

    def __init__(self, register: Register, documents: Documents, ethnicity: Ints) -> None:
        self._register, self._documents, self._ethnicity = register, documents, ethnicity
        self._particulars = Particulars(register, documents)
        self._sent: Standing | None = None
        self._known = np.zeros(len(register.people), bool)

    def write(self, path: Path, at: int, standing: Standing) -> None:
        """Write a year's file, prefecture by prefecture."""
        register = self._register
        status = register.history.status[at][register.people.household]
        changed = ~self._known if self._sent is None else ~self._known | standing.differs(self._sent)
        sent = changed & (status != ABSENT) & (status != REMOVED)
        county = register.households.county[register.people.household]
        with SheetFile(path, PERSONS) as file:
            for rows in register.divisions.by_prefecture(county, sent):
                file.write(self._lasting(rows) | _of_year(rows, standing))
        self._known |= sent
        self._sent = standing if self._sent is None else standing.where(sent, self._sent)

    def _lasting(self, rows: Ints) -> dict[str, Cells]:
        people, households = self._register.people, self._register.households
        number = households.number[people.household[rows]]
        certificate = np.where(self._documents.has_certificate[rows], CERTIFICATE, IDENTITY)
        return {
            **self._particulars.lasting(rows),
            "office_number": digits(person_numbers(self._register)[rows]),
            "household_number": digits(number),
            "name": self._register.doubles.names(rows),
            "sex": words(codes.SEX.keys(), people.sex[rows]),
            "id_type": words(codes.ID_TYPE.keys(), certificate),
            "id_number": self._register.doubles.numbers(rows),
            "birth_date": dates(self._register.doubles.born(rows)),
            "relation": words(codes.RELATION.keys(), people.relation[rows]),
            "ethnicity": words(ETHNICITIES, self._ethnicity[people.household[rows]]),
            "health": words(_HEALTH, self._register.circumstances.health[rows]),
        }


def person_numbers(register: Register) -> Ints:
    """Give the number of every person."""
    people = register.people
    numbers: Ints = register.households.number[people.household] * _PER_HOUSEHOLD + people.slot + 1
    return numbers


def _of_year(rows: Ints, standing: Standing) -> dict[str, Cells]:
    coded = {
        "politics": (codes.POLITICS, standing.politics),
        "education": (codes.EDUCATION, standing.education),
        "schooling": (codes.SCHOOLING, standing.schooling),
        "labour": (codes.LABOUR, standing.labour),
        "work": (codes.WORK, standing.work),
    }
    return {
        **of_year(rows, standing),
        **{key: words(one.keys(), values[rows]) for key, (one, values) in coded.items()},
        "work_months": standing.work_months[rows],
        "dibao": flags(standing.dibao[rows]),
        "medical_insurance": flags(standing.medical_insurance[rows]),
        "pension": flags(standing.pension[rows]),
    }
