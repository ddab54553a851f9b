"""Draws that nobody controls and anybody can recompute: from a list, its hash, and a seed."""

from huiyin.sampling.draws.allocating import allocate
from huiyin.sampling.draws.drawing import Drawn, draw, draw_within
from huiyin.sampling.draws.errors import DrawError
from huiyin.sampling.draws.frame import Unit, frame_hash
from huiyin.sampling.draws.numbers import number_of, seed_of
from huiyin.sampling.draws.record import Record

__all__ = [
    "DrawError",
    "Drawn",
    "Record",
    "Unit",
    "allocate",
    "draw",
    "draw_within",
    "frame_hash",
    "number_of",
    "seed_of",
]
