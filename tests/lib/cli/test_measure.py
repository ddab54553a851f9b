import json

from huiyin.cli.main import main
from huiyin.records.snapshots import write_snapshot
from support.snapshots import FIGURE, content, facts, rows

COUNTY, VILLAGE = "632722000000", "632722100201"


def test_a_frozen_year_is_measured_over_the_frozen_denominators(tmp_path, capsys):
    own = {"unit": "persons", "definition": "-", "source": "-", "year": 2016, "indicator": "rural_population"}
    statistics = rows("statistics", {"version": 1, "place_code": VILLAGE, "value": 100.0, **own})
    rural = FIGURE | {"place_code": COUNTY, "level": "county", "indicator": "rural_population", "value": 200.0}
    tables = content() | {"statistics": statistics, "figures": rows("figures", rural)}
    write_snapshot(tmp_path / "snapshots", facts(2016), tables)
    assert main(["measure", "2016", "--by", "county", "--format", "json", "--data", str(tmp_path)]) == 0
    headcount = json.loads(capsys.readouterr().out)["rows"][0]
    # Four registered poor over the county's own statistic, whatever its villages add up to.
    assert (headcount["county"], headcount["estimate"], headcount["population"]) == (COUNTY, 4 / 200, 200.0)
