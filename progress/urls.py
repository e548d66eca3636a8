"""Addresses of what a learner does and sees."""

from django.urls import path

from . import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("topics/<slug:slug>/status/", views.mark, name="mark"),
    path("topics/<slug:slug>/known/", views.know, name="know"),
    path("path/", views.paths, name="paths"),
    path("path/<slug:slug>/", views.path, name="path"),
    path("me/", views.me, name="me"),
    path("me/settings/", views.settings, name="settings"),
    path("me/acts/<int:key>/undo/", views.undo, name="undo"),
]
