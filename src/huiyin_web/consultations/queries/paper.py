"""The summary of a consultation as Word or PDF."""

from datetime import date

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.consultations.queries.summary import summary_page
from huiyin_web.core.reports import Report, report_file

_FOOTER = Text("{title}, printed {day}", "{title}，{day} 打印")


def paper_file(*, actor: Actor, number: int, kind: str, on: date) -> tuple[str, bytes, str]:
    """Give the name, the content and the kind of the paper, in the language of the page.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see, or there is no such kind of file.
    """
    page = summary_page(actor=actor, number=number, on=on)
    footer = _FOOTER.fill(title=page.title, day=on)
    report = Report(page.title, page.lead, page.figures, tuple(page.tables.values()), footer)
    return report_file(report, kind, name=f"consultation-{number}-{on.isoformat()}")
