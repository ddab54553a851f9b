"""Django's handle on the app."""

from django.apps import AppConfig
from django.http import HttpRequest

from huiyin.kernel.text import Text


class OverviewConfig(AppConfig):
    """Pages composed from several apps."""

    name = "huiyin_web.overview"
    label = "overview"

    def ready(self) -> None:
        """Add the pages to the navigation, and the sentence of what is recorded."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.core.audit import describe, describe_subject
        from huiyin_web.core.frame import SEARCH, Entry, register_entry
        from huiyin_web.overview.actions.draw_pictures import draw_pictures
        from huiyin_web.overview.actions.unmask_value import SENTENCE
        from huiyin_web.overview.queries.hidden import UNMASKED
        from huiyin_web.overview.queries.households import household_names
        from huiyin_web.snapshots.followers import register_follower

        def sees_figures(request: HttpRequest) -> bool:
            return actor_from(request).may(May.SEE_FIGURES)

        describe(UNMASKED, SENTENCE)
        describe_subject("household", Text("household {key}", "农户 {key}"))
        register_namer("household", household_names)
        register_follower(draw_pictures)
        register_entry(Entry("work", 0, Text("Today", "今日"), "overview:today", "today", lambda request: True))  # noqa: ARG005  every role lands there
        register_entry(Entry("work", 10, Text("Situation", "态势"), "overview:situation", "situation", sees_figures))
        register_entry(Entry("data", 0, Text("Measurement", "测算"), "overview:measurement", "measures", sees_figures))
        register_entry(
            Entry("data", 1, Text("Transitions", "状态转移"), "overview:transitions", "transitions", sees_figures)
        )
        register_entry(Entry(SEARCH, 0, Text("Find", "查找"), "overview:search", "search", sees_figures))
