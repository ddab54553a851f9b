"""Assessment schemes as data, and the scores they give with every point's working shown.

`hy.score(hy.load_scheme("cn-prefecture-2016"), figures)` is pure: it reads no register and stores nothing. A scheme
is a document (`schemes/<key>.yaml`); a rule is a class in `rules`. It decides no grade: the band it computes stands
beside what the leading group decides.
"""

from huiyin.scoring.assessment import Assessment, BlockScore, LimitHit, Reading, Result, Score
from huiyin.scoring.errors import AssessedError, FigureError, NumberError, UnknownSchemeError
from huiyin.scoring.figure import Figure, Figures
from huiyin.scoring.judging import score
from huiyin.scoring.reading import load_scheme, read_scheme, scheme_keys
from huiyin.scoring.scheme import Band, Block, Indicator, Input, Limit, Origin, Scheme

__all__ = [
    "AssessedError",
    "Assessment",
    "Band",
    "Block",
    "BlockScore",
    "Figure",
    "FigureError",
    "Figures",
    "Indicator",
    "Input",
    "Limit",
    "LimitHit",
    "NumberError",
    "Origin",
    "Reading",
    "Result",
    "Scheme",
    "Score",
    "UnknownSchemeError",
    "load_scheme",
    "read_scheme",
    "scheme_keys",
    "score",
]
