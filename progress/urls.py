from django.urls import path

from . import views

urlpatterns = [
    path("topics/<slug:slug>/status/", views.mark, name="mark"),
]
