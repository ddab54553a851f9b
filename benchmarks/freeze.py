"""How long it takes to freeze a whole province: 400,000 households and 1,437,000 persons.

The province comes in through the importer, then the year is frozen several times, each as a correction; the fastest
counts, because whatever else the machine does only adds. It is reported beside its floor: a bare read of the same
rows by ADBC, written to Parquet by nothing but Arrow.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

YEAR = 2012
BUDGET_SECONDS = 10
FLOOR = """
import sys
import adbc_driver_sqlite.dbapi as adbc, pyarrow.parquet as pq
with adbc.connect(f"file:{sys.argv[1]}?mode=ro") as connection, connection.cursor() as cursor:
    for table in ("registry_household", "registry_person"):
        cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": 5000})
        cursor.execute(f"SELECT * FROM {table}")
        rows = cursor.fetch_record_batch()
        with pq.ParquetWriter(f"{sys.argv[2]}/{table}.parquet", rows.schema, compression="zstd") as writer:
            for batch in rows:
                writer.write_batch(batch)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--rounds", type=int, default=3, help="how often it is timed")
    parser.add_argument("--scale", type=float, default=1.0, help="how much of the province (the budget is for all)")
    parser.add_argument("--fill", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.fill:
        fill(arguments.fill, arguments.scale)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HUIYIN_DATA"] = folder
        os.environ.pop("HUIYIN_DATABASE_URL", None)
        figures = measured(Path(folder), arguments.scale, arguments.rounds)
    for one in figures:
        budget = "" if one["budget"] is None else f"   budget {one['budget']:g}, {'ok' if one['ok'] else 'OVER'}"
        print(f"{one['what']:<52} {one['value']:>10,.2f} {one['unit']}{budget}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 0 if all(one["ok"] for one in figures) else 1


def measured(folder: Path, scale: float, rounds: int) -> list[dict[str, object]]:
    # In a process of its own, so that its memory isn't counted.
    subprocess.run([sys.executable, __file__, "--fill", folder, "--scale", str(scale)], check=True)
    households = ready()
    floor = least(
        lambda: subprocess.run([sys.executable, "-c", FLOOR, folder / "huiyin.sqlite3", folder], check=True), rounds
    )
    seconds = least(freeze, rounds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        figure("a bare read and write of the register (floor)", floor, "s"),
        figure(f"freezing {households:,} households", seconds, "s", BUDGET_SECONDS),
        figure("ratio to the floor", seconds / floor, "x"),
        figure("memory of the process that freezes", memory, "MB"),
    ]


def fill(folder: Path, scale: float) -> None:
    """Make an installation that holds the made-up province of 2012."""
    import huiyin_web.config.commands  # noqa: F401  Django reads the data folder when it is made ready
    from huiyin.synthetic import make_province
    from huiyin_web.access.actor import platform
    from huiyin_web.config.commands.preparing import prepare
    from huiyin_web.core.clock import now
    from huiyin_web.imports.actions.import_file import import_file

    prepare()
    province = make_province(folder / "province", scale=scale)
    files = {
        "places": province.places,
        "statistics": province.statistics(YEAR),
        "households": province.households(YEAR),
        "persons": province.persons(YEAR),
    }
    by = platform("benchmark")
    for kind, path in files.items():
        import_file(kind=kind, year=YEAR, path=path, by=by, at=now())


def ready() -> int:
    """Make Django ready for the installation that was filled; give the number of its households."""
    import huiyin_web.config.commands  # noqa: F401  Django reads the data folder when it is made ready
    from huiyin_web.registry.models import Household

    return Household.objects.count()


def freeze() -> None:
    from huiyin_web.access.actor import platform
    from huiyin_web.config.commands.demo import LACKS
    from huiyin_web.core.clock import now
    from huiyin_web.snapshots.actions.freeze_year import freeze_year

    by = platform("benchmark")
    freeze_year(year=YEAR, by=by, at=now(), report=lambda *_: None, seen=LACKS, reason="once more")


def least(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def figure(what: str, value: float, unit: str, budget: float | None = None) -> dict[str, object]:
    return {
        "what": what,
        "value": round(value, 3),
        "unit": unit,
        "budget": budget,
        "ok": budget is None or value <= budget,
    }


if __name__ == "__main__":
    sys.exit(main())
