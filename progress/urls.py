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
    path("me/acts/<int:key>/undo/", views.undo, name="undo"),
]
