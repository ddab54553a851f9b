"""Papers that people are given or sign: which kinds there are, what their texts may fill in, how they are laid out.

A kind is data (`kinds/<kind>.yaml`): its marks (`{household}`), those that a text must have, and the texts that ship.
An office writes texts of its own in any language of `languages.yaml`; what is wrong with one is said all at once.
"""

from huiyin.rules.papers.kinds import PaperKind, Wording, kinds, kinds_of
from huiyin.rules.papers.languages import LANGUAGES, PaperLanguage, language_of_page
from huiyin.rules.papers.laying import LaidOut, Part, Run, laid_out, run_of
from huiyin.rules.papers.questions import answer_line
from huiyin.rules.papers.writing import BODY, LONGEST_BODY, LONGEST_TITLE, TITLE, problems

__all__ = [
    "BODY",
    "LANGUAGES",
    "LONGEST_BODY",
    "LONGEST_TITLE",
    "TITLE",
    "LaidOut",
    "PaperKind",
    "PaperLanguage",
    "Part",
    "Run",
    "Wording",
    "answer_line",
    "kinds",
    "kinds_of",
    "laid_out",
    "language_of_page",
    "problems",
    "run_of",
]
