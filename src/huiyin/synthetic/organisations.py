"""The organisations file: offices of every level, departments, assisting units, eastern partners, an evaluator.

Institutions only, never a person. Units of prefectures and counties are made up, by the names that such units have
everywhere, and say so.
"""

from collections.abc import Iterator
from pathlib import Path

from huiyin.kernel.places import Level
from huiyin.records.sheets import ORGANISATIONS
from huiyin.synthetic.data_files import read_rows, write_sheet
from huiyin.synthetic.place_file import rows_of_year
from huiyin.synthetic.population import YEARS

_KINDS = ("office", "department", "assisting_unit", "eastern_partner", "evaluator")
_OFFICE = "扶贫开发局"
_HAVE_OFFICES = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
_UNITS = {
    Level.PREFECTURE: (
        ("人民医院", "People's Hospital"),
        ("职业技术学校", "Vocational School"),
        ("农牧投资公司", "Farming Investment Company"),
    ),
    Level.COUNTY: (
        ("农牧局", "Bureau of Agriculture"),
        ("水利局", "Bureau of Water"),
        ("教育局", "Bureau of Education"),
        ("交通局", "Bureau of Transport"),
    ),
}
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
    for running, row in enumerate([*offices, *read_rows("units.csv"), *_made_up()], start=1):
        place = row["place"].ljust(12, "0")
        number = f"{_KINDS.index(row['kind']) + 1}{place[:6]}{running:03}"
        rows.append(
            {"number": number, "kind": row["kind"], "name": row["name"], "name_en": row["name_en"], "place_code": place}
        )
    write_sheet(path, [field.key for field in ORGANISATIONS.fields], rows)


def _made_up() -> Iterator[dict[str, str]]:
    """Give the units of prefectures and counties, each with what it is."""
    for row in rows_of_year(YEARS[-1]):
        for name, english in _UNITS.get(Level(row["level"]), ()):
            place, place_en = row["name"], row["name_en"]
            yield {
                "kind": "assisting_unit",
                "name": f"{place}{name}（虚构）",
                "name_en": f"{place_en} {english} (made up)",
                "place": row["code"],
            }
