# The site with its content, not as root, and with nothing to write to. compose.yaml says what it needs where it runs.
FROM python:3.11-slim-bookworm AS build
WORKDIR /site
COPY requirements.txt ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY manage.py ./
COPY roadmap_site roadmap_site
COPY curriculum curriculum
COPY progress progress
COPY templates templates
COPY static static
COPY content content
RUN /venv/bin/python manage.py collectstatic --noinput --verbosity 0 && /venv/bin/python -m compileall -q .

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home site
COPY --from=build /venv /venv
COPY --from=build /site /site
WORKDIR /site
USER 10001
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 TMPDIR=/tmp
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["python", "-c", "import urllib.request as r; r.urlopen(r.Request('http://127.0.0.1:8000/livez', headers={'Host': '127.0.0.1'}), timeout=2)"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "1", "--respawn-failed-workers", "--respawn-interval", "15", "--workers-kill-timeout", "20", "roadmap_site.wsgi:application"]
