"""Addresses of the app."""

from django.urls import path

from huiyin_web.quality.views import crosschecks, duplicates, suspects

app_name = "quality"
urlpatterns = [
    path("suspects/", suspects.suspects, name="suspects"),
    path("suspects/rules/", suspects.rules, name="rules"),
    path("suspects/search/", suspects.search, name="search"),
    path("suspects/<int:number>/", suspects.suspect, name="suspect"),
    path("duplicates/", duplicates.duplicates, name="duplicates"),
    path("duplicates/search/", duplicates.search, name="search_duplicates"),
    path("duplicates/<int:number>/", duplicates.duplicate, name="duplicate"),
    path("duplicates/<int:number>/approve/", duplicates.approve, name="approve_merge"),
    path("duplicates/<int:number>/send-back/", duplicates.send_back, name="send_back_merge"),
    path("duplicates/<int:number>/part/", duplicates.part, name="part"),
    path("flags/", crosschecks.flags, name="flags"),
    path("flags/<int:number>/", crosschecks.flag, name="flag"),
    path("lists/", crosschecks.lists, name="lists"),
    path("lists/template/<slug:kind>/", crosschecks.template, name="list_template"),
    path("lists/<int:number>/", crosschecks.department_list, name="list"),
    path("lists/<int:number>/withdraw/", crosschecks.withdraw, name="withdraw"),
]
