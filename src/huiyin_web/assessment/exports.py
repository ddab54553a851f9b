"""The assessment's files: the same rows as its pages."""

from huiyin_web.assessment.pages import RoundPage, ScorecardPage
from huiyin_web.core.exports import About, Export, export_of


def results_file(page: RoundPage) -> Export:
    """Give the table of a run as a file."""
    return export_of(page.results, name="assessment", about=About(page.title, page.lead, page.assumption or page.lead))


def scores_file(page: ScorecardPage) -> Export:
    """Give a scorecard as a file."""
    return export_of(page.scores, name="scorecard", about=About(page.title, page.lead, page.formula))
