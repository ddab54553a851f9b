"""Frozen years: immutable folders of Parquet with hashed manifests, each holding the hash of the one before.

    snapshots/<year>/v<n>/{households,persons,places,facilities,figures,...}.parquet, manifest.json

A correction is a new version with a reason, never an edit. What a folder of snapshots says about itself can be
verified offline by anybody; this room never deletes or changes what it has published.
"""

from huiyin.records.snapshots.errors import (
    BrokenManifestError,
    NewerSnapshotError,
    NotFrozenError,
    ReasonNeededError,
    YearOrderError,
)
from huiyin.records.snapshots.figures import Figure, Figures, figures_of
from huiyin.records.snapshots.manifest import SCHEMA_VERSION, FileEntry, Link, LogHead, Manifest
from huiyin.records.snapshots.reading import Snapshot, Snapshots
from huiyin.records.snapshots.rows import find_help, find_row, find_rows, take_rows
from huiyin.records.snapshots.schemas import SCHEMAS
from huiyin.records.snapshots.statistics import Statistic, Statistics, statistics_of
from huiyin.records.snapshots.verifying import Problem
from huiyin.records.snapshots.writing import (
    Draft,
    Facts,
    drafting,
    next_version,
    only_writer,
    sweep,
    version_in_turn,
    write_snapshot,
)

__all__ = [
    "SCHEMAS",
    "SCHEMA_VERSION",
    "BrokenManifestError",
    "Draft",
    "Facts",
    "Figure",
    "Figures",
    "FileEntry",
    "Link",
    "LogHead",
    "Manifest",
    "NewerSnapshotError",
    "NotFrozenError",
    "Problem",
    "ReasonNeededError",
    "Snapshot",
    "Snapshots",
    "Statistic",
    "Statistics",
    "YearOrderError",
    "drafting",
    "figures_of",
    "find_help",
    "find_row",
    "find_rows",
    "next_version",
    "only_writer",
    "statistics_of",
    "sweep",
    "take_rows",
    "version_in_turn",
    "write_snapshot",
]
