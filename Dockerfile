# The site with its content, not as root. Set SECRET_KEY, ALLOWED_HOSTS, SITE_ORIGIN, EMAIL_URL
# and DATABASE_URL where it runs.
FROM python:3.11-slim AS build
WORKDIR /site
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY manage.py ./
COPY roadmap_site roadmap_site
COPY curriculum curriculum
COPY progress progress
COPY templates templates
COPY static static
COPY content content
RUN /venv/bin/python manage.py collectstatic --noinput --verbosity 0

FROM python:3.11-slim
RUN useradd --system --uid 10001 site
WORKDIR /site
COPY --from=build /venv /venv
COPY --from=build /site /site
USER site
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--blocking-threads", "1", \
     "roadmap_site.wsgi:application"]
