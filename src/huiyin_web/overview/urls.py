"""Addresses of the pages composed from several apps."""

from django.urls import path, register_converter

from huiyin_web.overview import views


class PlaceCode:
    """Twelve digits."""

    regex = "[0-9]{12}"

    def to_python(self, value: str) -> str:
        """Give the code."""
        return value

    def to_url(self, value: str) -> str:
        """Give the code."""
        return value


register_converter(PlaceCode, "place")

app_name = "overview"
urlpatterns = [
    path("", views.today, name="today"),
    path("situation/", views.situation, name="situation"),
    path("measurement/", views.measurement, name="measurement"),
    path("transitions/", views.transitions, name="transitions"),
    path("search/", views.search, name="search"),
    path("theatre/<int:number>/", views.theatre, name="theatre"),
    path("places/<place:code>/", views.place, name="place"),
    path("places/<place:code>/behind/<slug:indicator>/", views.behind, name="behind"),
    path("places/<place:code>/transitions/<slug:cell>/", views.transition_households, name="transition_households"),
    path("households/<int:household>/", views.household, name="household"),
    path("households/<int:household>/unmask/", views.unmask, name="unmask"),
]
