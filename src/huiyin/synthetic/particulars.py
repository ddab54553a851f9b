"""What is asked of a person beside their standing: phone, illness, employer. Names are made up and say so."""

import numpy as np
import pyarrow as pa

from huiyin.records.codes import CATEGORY, WORK
from huiyin.synthetic.causes import CHRONIC, SERIOUS
from huiyin.synthetic.columns import Cells, flags, nothing, prefixed, words
from huiyin.synthetic.counting import Ints, stream
from huiyin.synthetic.documents import Documents
from huiyin.synthetic.household_file import NOBODYS_PREFIX, Register
from huiyin.synthetic.population import YEARS
from huiyin.synthetic.working import Standing

_CHRONIC = ("高血压", "风湿性关节炎", "慢性支气管炎", "糖尿病")
_SERIOUS = ("脑梗塞", "尿毒症", "恶性肿瘤", "先天性心脏病")
_EMPLOYERS = {
    "township": "示范牧业合作社",
    "county": "示范建筑公司",
    "province": "示范枸杞加工厂",
    "outside": "示范电子厂",
}
_ADULT, _WITH_PHONE = 16, 0.7
_WUBAO = CATEGORY.keys().index("wubao")
_MONTHS = 12


class Particulars:
    """Lasting draws of every person."""

    def __init__(self, register: Register, documents: Documents) -> None:
        random = stream(register.seed, "particulars")
        count = len(register.people)
        self._register, self._documents = register, documents
        self._phone = random.integers(10**8, 10**9, count)
        self._has_phone = (random.random(count) < _WITH_PHONE) & (register.people.age(YEARS[0]) >= _ADULT)
        self._illness = random.integers(0, len(_CHRONIC), count)

    def lasting(self, rows: Ints) -> dict[str, Cells]:
        """Give the columns that stay the same in all years."""
        traits, home = self._register.circumstances, self._register.people.household[rows]
        health = traits.health[rows]
        chronic = np.where(health & CHRONIC > 0, self._illness[rows], -1)
        return {
            "phone": prefixed(NOBODYS_PREFIX, self._phone[rows], self._has_phone[rows]),
            "disease_name": words(
                _CHRONIC + _SERIOUS, np.where(health & SERIOUS > 0, len(_CHRONIC) + self._illness[rows], chronic)
            ),
            "illness_grade": self._documents.grades(rows),
            "wubao": flags(traits.category[home] == _WUBAO),
        }


def of_year(rows: Ints, standing: Standing) -> dict[str, Cells]:
    """Give the columns that follow from a year's standing."""
    employers = pa.array([_EMPLOYERS.get(code.key) for code in WORK.codes], pa.string())
    return {
        "employer_name": employers.take(pa.array(standing.work[rows])),
        "employer_phone": nothing(len(rows)),
        "residence_months": _MONTHS - standing.work_months[rows],
        "active_soldier": flags(np.zeros(len(rows), bool)),
        "critical_insurance": flags(standing.medical_insurance[rows]),
    }
