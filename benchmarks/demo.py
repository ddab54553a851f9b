"""How long the demo province takes from nothing, how much memory, and whether the same seed gives the same bytes.

It runs `huiyin demo --no-serve` as a newcomer does, in a folder of its own. Memory is the most that any one of its
processes held at once. The bytes are compared between two demos at a hundredth: every Parquet file of every year.
"""

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BUDGET_SECONDS = {0.1: 60, 1.0: 480}
BUDGET_MB = 3 * 1024
COMPARED_SCALE = 0.01


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--scale", type=float, default=0.1, help="how much of the province (budgets for 0.1 and 1)")
    arguments = parser.parse_args()
    figures = measured(arguments.scale)
    for one in figures:
        budget = "" if one["budget"] is None else f"   budget {one['budget']:g}, {'ok' if one['ok'] else 'OVER'}"
        print(f"{one['what']:<52} {one['value']:>10,.2f} {one['unit']}{budget}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 0 if all(one["ok"] for one in figures) else 1


def measured(scale: float) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        seconds = make(Path(folder) / "timed", scale)
        # Before the small ones: the most of all children so far, each waited for by whoever started it.
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        small = [Path(folder) / name for name in ("one", "other")]
        for each in small:
            make(each, COMPARED_SCALE)
        one, other = (hashes(each / "snapshots") for each in small)
    differ = sum(one.get(name) != other.get(name) for name in one.keys() | other.keys())
    return [
        figure(f"the demo at {scale:g}, from nothing", seconds, "s", BUDGET_SECONDS.get(scale)),
        figure("memory of the largest of its processes", memory, "MB", BUDGET_MB),
        figure("Parquet files of two demos compared", len(one), "files"),
        figure("of them different for the same seed", differ, "files", 0),
    ]


def make(folder: Path, scale: float) -> float:
    """Make a demo and give the seconds it took."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("HUIYIN_", "DJANGO_"))}
    command = [sys.executable, "-m", "huiyin", "demo", "--scale", str(scale), "--no-serve", "--data", str(folder)]
    began = time.perf_counter()
    subprocess.run(command, check=True, env=kept, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def hashes(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of every Parquet file by its path."""
    files = folder.rglob("*.parquet")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


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
