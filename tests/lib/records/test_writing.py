from datetime import date

import pytest

from huiyin.records.sheets import SHEETS
from huiyin.records.writing import written


@pytest.mark.parametrize(
    ("field", "stored", "zh", "en"),
    [
        ("wage_income", 600050, 6000.5, 6000.5), ("member_count", 3, 3.0, 3.0), ("main_cause", "illness", "因病", "illness"),
        ("other_causes", "illness,schooling", "因病、因学", "illness、schooling"), ("electricity", True, "是", "yes"),
        ("electricity", False, "否", "no"), ("identified_on", date(2014, 6, 1), date(2014, 6, 1), date(2014, 6, 1)),
        ("phone", "013800001234", "013800001234", "013800001234"), ("phone", None, "", ""),
    ],
)  # fmt: skip
def test_a_stored_value_is_written_as_an_office_would_type_it(field, stored, zh, en):
    one = SHEETS["households"].field(field)
    assert [written(one, stored, language=language) for language in ("zh", "en")] == [zh, en]
