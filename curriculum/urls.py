from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("roadmaps/<slug:slug>/", views.roadmap, name="roadmap"),
    path("roadmaps/<slug:roadmap>/<slug:slug>/", views.section, name="section"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
]
