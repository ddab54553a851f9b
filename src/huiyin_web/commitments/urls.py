"""Addresses of the app."""

from django.urls import path

from huiyin_web.commitments.views import commitments, filters, reminders

app_name = "commitments"
urlpatterns = [
    path("", commitments.commitments, name="list"),
    path("together/", commitments.together, name="together"),
    path("filters/", filters.save, name="save_filter"),
    path("filters/<int:number>/delete/", filters.delete, name="delete_filter"),
    path("give/", commitments.give, name="give"),
    path("reminders/", reminders.reminders, name="reminders"),
    path("my-reminders/", reminders.my_reminders, name="my_reminders"),
    path("<int:number>/", commitments.one, name="one"),
    path("<int:number>/part/", commitments.part, name="part"),
    path("<int:number>/<slug:act>/", commitments.act, name="act"),
    path("of-office/<slug:office>/", commitments.office, name="office"),
    path("of-place/<slug:place>/", commitments.place, name="place"),
]
