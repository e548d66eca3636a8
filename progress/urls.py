"""Addresses of what a learner does and sees."""

from django.urls import path

from . import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("topics/<slug:slug>/status/", views.mark, name="mark"),
    path("topics/<slug:slug>/known/", views.know, name="know"),
    path("topics/<slug:slug>/notes/", views.notes, name="notes"),
    path("topics/<slug:slug>/notes/<int:key>/restore/", views.restore, name="restore"),
    path("topics/<slug:slug>/links/", views.link, name="links"),
    path("topics/<slug:slug>/ticks/", views.tick, name="ticks"),
    path("topics/<slug:slug>/revise/", views.revise, name="revise"),
    path("path/", views.paths, name="paths"),
    path("path/<slug:slug>/", views.path, name="path"),
    path("me/", views.me, name="me"),
    path("me/settings/", views.settings, name="settings"),
    path("me/join/", views.ask, name="join"),
    path("me/plan/", views.plan, name="plan"),
    path("me/plan/delete/", views.delete_plan, name="delete_plan"),
    path("me/plan/calendar/", views.show_calendar, name="show_calendar"),
    path("me/plan/roadmap.ics", views.export_calendar, name="export_calendar"),
    path("calendar/<slug:token>/roadmap.ics", views.calendar, name="calendar"),
    path("me/acts/<int:key>/undo/", views.undo, name="undo"),
    path("me/export/roadmap.json", views.export_record, name="export_record"),
    path("me/export/marks.csv", views.export_table, name="export_table"),
    path("me/export/checklist.md", views.export_checklist, name="export_checklist"),
    path("me/export/anki.txt", views.export_anki, name="export_anki"),
    path("me/import/", views.import_record, name="import_record"),
    path("me/share/", views.share, name="share"),
    path("me/delete/", views.delete, name="delete"),
    path("me/deleted/", views.deleted, name="deleted"),
    path("shared/<slug:token>/", views.shared, name="shared"),
    path("shared/<slug:token>/badge.svg", views.badge, name="badge"),
]
