"""The addresses of the public pages."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("roadmaps/", views.roadmaps, name="roadmaps"),
    path("roadmaps/<slug:slug>/", views.roadmap, name="roadmap"),
    path("roadmaps/<slug:slug>/map.svg", views.map_svg, name="map-svg"),
    path("roadmaps/<slug:slug>/map.pdf", views.map_pdf, name="map-pdf"),
    path("roadmaps/<slug:roadmap>/<slug:slug>/", views.section, name="section"),
    path("glossary/", views.glossary, name="glossary"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("topics/<slug:slug>/reported/", views.reported, name="reported"),
]
