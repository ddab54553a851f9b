"""How long the server takes for every page, at full scale: p95 of 100 requests each, at most 150 ms.

    python benchmarks/pages.py [--data DIR] [--scale 1] [--json FILE]

Without a folder the demo province is built first. Requests go through all of Django, without the network.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

BUDGET_MS, REQUESTS, WARM = 150.0, 100, 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        data = asked.data or _build(Path(made), asked.scale)
        os.environ |= {"HUIYIN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "huiyin_web.config.settings"}
        rows = [_row(what, take, asked.requests) for what, take in _pages()]
    print(f"{'page':58} {'median':>9} {'p95':>9}")
    for row in rows:
        print(f"{row['what']:58} {row['median']:7.1f}ms {row['value']:7.1f}ms{'' if row['ok'] else '  OVER'}")
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1))
    return 0 if all(row["ok"] for row in rows) else 1


def _build(folder: Path, scale: str) -> Path:
    command = [sys.executable, "-m", "huiyin", "demo", "--scale", scale, "--no-serve", "--data", str(folder)]
    subprocess.run(command, check=True)
    return folder


def _row(what: str, take: Callable[[], None], requests: int) -> dict[str, object]:
    for _ in range(WARM):
        take()
    times = []
    for _ in range(requests):
        start = time.perf_counter()
        take()
        times.append((time.perf_counter() - start) * 1000)
    p95 = statistics.quantiles(times, n=20, method="inclusive")[-1]
    median = statistics.median(times)
    return {
        "what": what, "value": round(p95, 2), "median": round(median, 2), "unit": "ms p95", "budget": BUDGET_MS,
        "ok": p95 <= BUDGET_MS,
    }  # fmt: skip


def _pages() -> Iterator[tuple[str, Callable[[], None]]]:
    """Give every page with a function that asks for it once, for another place each time."""
    import django  # noqa: PLC0415  the settings are known only now

    django.setup()
    from django.test import Client  # noqa: PLC0415  likewise

    from huiyin_web.access.models import User  # noqa: PLC0415
    from huiyin_web.assessment.models import Round  # noqa: PLC0415
    from huiyin_web.imports.models import ImportBatch  # noqa: PLC0415
    from huiyin_web.places.models import Place  # noqa: PLC0415
    from huiyin_web.registry.models import Household  # noqa: PLC0415

    def many(level: str) -> list[str]:
        codes = Place.objects.filter(level=level, valid_to__isnull=True).order_by("code").values_list("code", flat=True)
        return [f"/places/{code}/?year=2016" for code in codes[:: max(1, len(codes) // 100)]]

    def asking(username: str, addresses: list[str]) -> Callable[[], None]:
        client = Client(headers={"host": "localhost"})
        client.force_login(User.objects.get(username=username))
        turn = cycle(addresses)

        def take() -> None:
            address = next(turn)
            answer = client.get(address)
            if answer.status_code != 200:
                raise SystemExit(f"{address} answered {answer.status_code}")

        return take

    ids = list(islice(Household.objects.order_by("village_code").values_list("pk", flat=True), 0, None, 997))[:100]
    households = [f"/households/{pk}/" for pk in ids]
    rounds = [f"/assessment/{one.pk}/" for one in Round.objects.all()]
    prefectures = [code.split("/")[2] for code in many("prefecture")]
    cards = [f"{one}{code}/" for one in rounds for code in prefectures]
    yield "today", asking("province", ["/"])
    yield "situation of the province", asking("province", [f"/situation/?year={year}" for year in range(2012, 2017)])
    yield "situation of a county officer", asking("huzhu", ["/situation/?year=2016"])
    for level in ("province", "prefecture", "county", "township", "village"):
        yield f"place: {level}", asking("province", many(level))
    yield "household with its years", asking("province", households)
    yield "statistics of a place", asking("province", [one.replace("/?", "/statistics/?") for one in many("county")])
    yield "assessment rounds", asking("province", ["/assessment/"])
    yield "assessment table", asking("province", rounds)
    yield "scorecard", asking("province", cards)
    yield "working of a score", asking("province", [f"{one}poor_reduction/" for one in cards])
    yield "search by name", asking("province", [f"/search/?q={name}" for name in "扎才马王李张"])
    yield "organisations", asking("province", ["/places/organisations/"])
    yield (
        "one import",
        asking("province", [f"/imports/{pk}/" for pk in ImportBatch.objects.values_list("pk", flat=True)]),
    )
    yield "absent rows of an import", asking("province", [f"/imports/{ImportBatch.objects.latest('pk').pk}/absent/"])
    yield "delegations", asking("commander", ["/access/delegations/"])
    yield "snapshots", asking("province", ["/snapshots/"])
    yield "imports", asking("province", ["/imports/"])
    yield "jobs", asking("province", ["/jobs/"])
    yield "audit log", asking("auditor", ["/access/audit/"])
    yield "accounts", asking("province", ["/access/accounts/"])


if __name__ == "__main__":
    sys.exit(main())
