"""How long the server takes for every page that somebody reaches by its links: at most 150 ms, by p95.

    python benchmarks/walk.py [--data DIR] [--scale 1] [--users province,huzhu,...] [--json FILE]

Without a folder the demo province is built first. Each user begins at Today and follows every link, of each page at
most a dozen addresses that differ, so that a page of tomorrow is measured without being named here. Files are taken
once and have no budget.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import pages

USERS = ("province", "huzhu", "township", "village", "helper", "unit", "department", "commander", "analyst", "admin")
MOST, TURNS = 12, 3  # addresses of one page, and how often each is asked for
sys.path.append(str(Path(__file__).parents[1] / "tests"))  # the tests follow the same links


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--users", default=",".join(USERS))
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        data = asked.data or pages.build(Path(made), asked.scale)
        os.environ |= {"HUIYIN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "huiyin_web.config.settings"}
        rows = [row for user in asked.users.split(",") for row in walked(user)]
    rows.sort(key=lambda row: -row["value"])
    print(f"{len(rows)} pages; those that take longest:\n{'page':64} {'median':>9} {'p95':>9}")
    for row in rows[:40]:
        print(f"{row['what']:64} {row['median']:7.1f}ms {row['value']:7.1f}ms{'' if row['ok'] else '  OVER'}")
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1))
    return 0 if all(row["ok"] for row in rows) else 1


def walked(username: str) -> list[dict[str, Any]]:
    """Give what each page took that this user reaches, the first answer of a process left out."""
    import django

    django.setup()
    return [_row(username, page, took) for page, took in _times(username).items()]


def _row(username: str, page: str, took: list[float]) -> dict[str, Any]:
    p95 = statistics.quantiles(took, n=20, method="inclusive")[-1] if len(took) > 1 else took[0]
    return {
        "what": f"{page}, {username}", "value": round(p95, 2), "median": round(statistics.median(took), 2),
        "unit": "ms p95", "budget": pages.BUDGET_MS, "ok": p95 <= pages.BUDGET_MS,
    }  # fmt: skip


def _times(username: str) -> dict[str, list[float]]:
    from django.test import Client

    from huiyin_web.access.models import User
    from support.walking import walk

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username=username))
    took = defaultdict(list)

    def ask(address: str) -> tuple[int, str]:
        answer = client.get(address)
        is_page = not answer.streaming and answer.headers.get("Content-Type", "").startswith("text/html")
        return answer.status_code, answer.content.decode() if is_page else ""

    for page, addresses in walk(ask, most=MOST).pages.items():
        for address in addresses * TURNS:
            start = time.perf_counter()
            client.get(address)
            took[page].append((time.perf_counter() - start) * 1000)
    return took


if __name__ == "__main__":
    raise SystemExit(main())
