"""The organisations file: offices of every level, departments, assisting units, eastern partners, an evaluator.

Institutions only, never a person.
"""

from pathlib import Path

from huiyin.kernel.places import Level
from huiyin.records.sheets import ORGANISATIONS
from huiyin.synthetic.data_files import read_rows, write_sheet
from huiyin.synthetic.place_file import rows_of_year
from huiyin.synthetic.population import YEARS

_KINDS = ("office", "department", "assisting_unit", "eastern_partner", "evaluator")
_OFFICE = "扶贫开发局"
_HAVE_OFFICES = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
_OFFICE_EN = "Bureau of Poverty Alleviation and Development of {place}"


def write_organisations(path: Path) -> None:
    """Write the file: an office for the province, each prefecture and county of the last year, then all others.

    A number is the digit of the kind, the first six digits of the place and a running number.
    """
    offices = [
        {"kind": _KINDS[0], "name": row["name"] + _OFFICE, "name_en": _OFFICE_EN.format(place=row["name_en"]),
         "place": row["code"]}
        for row in rows_of_year(YEARS[-1])
        if row["level"] in _HAVE_OFFICES
    ]  # fmt: skip
    rows = []
    for running, row in enumerate([*offices, *read_rows("units.csv")], start=1):
        place = row["place"].ljust(12, "0")
        number = f"{_KINDS.index(row['kind']) + 1}{place[:6]}{running:03}"
        rows.append(
            {"number": number, "kind": row["kind"], "name": row["name"], "name_en": row["name_en"], "place_code": place}
        )
    write_sheet(path, [field.key for field in ORGANISATIONS.fields], rows)
