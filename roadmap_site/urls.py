"""Every address of the site."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.generic import TemplateView

from curriculum.sitemaps import Pages
from curriculum.views import report
from progress.forgery import same_origin

from .accounts import SignOut
from .health import livez, readyz
from .theme import set_theme

urlpatterns = [
    path("", include("curriculum.urls")),
    path("", include("progress.urls")),
    # The curriculum knows of no guard; without one, Django's token would refuse every post.
    path("topics/<slug:slug>/report/", same_origin(report), name="report"),
    path("theme/", set_theme, name="theme"),
    path("accounts/logout/", SignOut.as_view(), name="account_logout"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain"), name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": Pages}}, name="sitemap"),
]

handler400 = "roadmap_site.errors.bad_request"
handler403 = "roadmap_site.errors.forbidden"
handler404 = "roadmap_site.errors.not_found"
handler429 = "roadmap_site.errors.too_many"
handler500 = "roadmap_site.errors.server_error"
