"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class IndustryConfig(AppConfig):
    """Cooperatives and firms with their contracts with households, and small loans."""

    name = "huiyin_web.industry"
    label = "industry"

    def ready(self) -> None:
        """Register the navigation, the words of the audit log, the files' subjects, and what waits for whom."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.core.today import Queue, register_source
        from huiyin_web.evidence.subjects import register_subjects
        from huiyin_web.imports.mentions import Mention, register_mention
        from huiyin_web.industry import today
        from huiyin_web.industry.events import SENTENCES, SUBJECTS
        from huiyin_web.industry.models import Contract, Due, Firm, Loan
        from huiyin_web.industry.queries.subject import KIND, LOAN, find_subject, firm_names, loan_names
        from huiyin_web.registry.models import Household

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_namer(KIND, firm_names)
        register_namer(LOAN, loan_names)
        register_subjects(KIND, find_subject)
        contracts, loans = Text("contracts with firms", "产业合同"), Text("small loans", "小额信贷")
        register_mention(Mention(Household, Contract, "household_id", contracts))
        register_mention(Mention(Household, Due, "household_id", contracts))
        register_mention(Mention(Household, Loan, "household_id", loans))
        register_mention(Mention(Household, Firm, "founder_id", Text("its own firm", "自办主体")))
        register_source(Queue.DUE, today.due)
        register_entry(
            Entry(
                "work", 23, Text("Industry", "产业帮扶"), "industry:list", "measures",
                lambda request: actor_from(request).may(May.SEE_COMMITMENTS),
            )
        )  # fmt: skip
