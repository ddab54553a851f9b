"""The picture of a run: the totals of the assessed places, in the order of their table."""

from collections.abc import Mapping
from typing import Any

from huiyin.figures.ranking import Row, bars
from huiyin.figures.units import POINTS
from huiyin.kernel.text import Text
from huiyin_web.assessment.models import Round
from huiyin_web.assessment.tables import scorecard_url
from huiyin_web.core.charts import Chart, chart


def totals_picture(found: Round, results: list[dict[str, Any]], names: Mapping[str, Text]) -> Chart | None:
    """Draw a bar a place: by band, then by code, as in the table, so that the picture makes no ranks either."""
    rows = [
        Row(
            names.get(one["place"], Text(one["place"], one["place"])),
            None if one["total"] is None else float(one["total"]),
            href=scorecard_url(found.pk, one["place"]),
        )
        for one in results
    ]
    if not any(row.value is not None for row in rows):
        return None
    return chart(
        f"round {found.pk} {found.result_hash} {' '.join(one['place'] for one in results)}",
        lambda: bars(rows, title=Text("Totals", "总分"), measure=Text("Total", "总分"), unit=POINTS),
    )
