"""Dated parameters of policy, each with its source: `policy.at(2014).value("poverty_line")`.

A pack is the policy of a time (`packs/<pack>/pack.yaml`); its parameters are one file each. A number from a
regulation stands there and nowhere in code. This room knows no household and decides nothing.
"""

from huiyin.policy.errors import NoPackInForceError, UnknownPackError, UnknownParameterError, ValueNotKnownError
from huiyin.policy.inforce import Policy, SeriesBreak, at, pack_in_force, series_breaks
from huiyin.policy.loading import Pack, Series, load_packs, shipped_packs
from huiyin.policy.parameters import History, Parameter
from huiyin.policy.sources import Source

__all__ = [
    "History",
    "NoPackInForceError",
    "Pack",
    "Parameter",
    "Policy",
    "Series",
    "SeriesBreak",
    "Source",
    "UnknownPackError",
    "UnknownParameterError",
    "ValueNotKnownError",
    "at",
    "load_packs",
    "pack_in_force",
    "series_breaks",
    "shipped_packs",
]
