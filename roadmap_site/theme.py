"""Light, dark, or as the system says: kept by the browser, without an account."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from curriculum.theme import THEMES
from progress.forgery import same_origin
from progress.views import SeeOther, page_of


@same_origin
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Keep the theme that was chosen (any other word: the system's) and go back to the page it was chosen on."""
    response = SeeOther(page_of(request, otherwise="/"))
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(
            settings.THEME_COOKIE_NAME,
            chosen,
            max_age=settings.LEARNER_COOKIE_AGE,
            samesite="Lax",
            httponly=True,
            secure=settings.HTTPS,
        )
    else:
        response.delete_cookie(settings.THEME_COOKIE_NAME, samesite="Lax")
    return response
