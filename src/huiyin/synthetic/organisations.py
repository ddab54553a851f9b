"""The organisations file: offices of every level, departments, assisting units, eastern partners, an evaluator.

Institutions only, never a person.
"""

from pathlib import Path

from huiyin.records.sheets import ORGANISATIONS
from huiyin.synthetic.places import read_rows, write_sheet

_KINDS = ("office", "department", "assisting_unit", "eastern_partner", "evaluator")
_OFFICE = "扶贫开发局"
_OFFICE_EN = "Bureau of Poverty Alleviation and Development of {place}"


def write_organisations(path: Path) -> None:
    """Write the file: an office for the province, each prefecture and each county, then all others.

    A number is the digit of the kind, the first six digits of the place and a running number.
    """
    names = {row["code"]: row["name"] for row in read_rows("qinghai_divisions.csv")}
    english = {row["code"]: row["name_en"] for row in read_rows("higher.csv")}
    english |= {row["code"] + "000000": row["name_en"] for row in read_rows("counties.csv")}
    offices = [
        {"kind": _KINDS[0], "name": names[code] + _OFFICE, "name_en": _OFFICE_EN.format(place=english[code]),
         "place": code}
        for code in sorted(english)
        if code in names
    ]  # fmt: skip
    rows = []
    for running, row in enumerate([*offices, *read_rows("units.csv")], start=1):
        place = row["place"].ljust(12, "0")
        number = f"{_KINDS.index(row['kind']) + 1}{place[:6]}{running:03}"
        rows.append(
            {"number": number, "kind": row["kind"], "name": row["name"], "name_en": row["name_en"], "place_code": place}
        )
    write_sheet(path, [field.key for field in ORGANISATIONS.fields], rows)
