"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class WindowsConfig(AppConfig):
    """Which process is open where and when."""

    name = "huiyin_web.windows"
    label = "windows"

    def ready(self) -> None:
        """Register the navigation, the words of the audit log, and what hangs on a household."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.imports.mentions import Mention, register_mention
        from huiyin_web.registry.models import Household
        from huiyin_web.windows.events import SENTENCES, SUBJECTS
        from huiyin_web.windows.models import Delegation, Exemption

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_mention(Mention(Household, Exemption, "household_id", Text("exceptions", "例外开放")))
        register_mention(Mention(Household, Delegation, "household_id", Text("delegations", "例外开放委托")))
        register_entry(
            Entry(
                "work", 33, Text("Windows", "办理窗口"), "windows:windows", "targets",
                lambda request: actor_from(request).may(May.SEE_FIGURES),
            )
        )  # fmt: skip
