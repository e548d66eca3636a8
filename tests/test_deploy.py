"""The files that put the site on a machine: plain, safe, and of one mind. No image is built here."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("release", "web", "clock")
KNOWN = {"FROM", "WORKDIR", "COPY", "RUN", "USER", "ENV", "EXPOSE", "HEALTHCHECK", "CMD"}


def instructions() -> list[tuple[str, str]]:
    lines = [line for line in DOCKERFILE.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines)]


def test_dockerfile_has_instructions_that_are_known_and_pins_what_it_stands_on() -> None:
    assert {word for word, _ in instructions()} <= KNOWN
    assert all(re.match(r"\S+:[\d.]+\S*( AS \w+)?$", rest) for word, rest in instructions() if word == "FROM")


def test_image_does_not_run_as_root_and_takes_only_hashed_packages() -> None:
    after = [word for word, _ in instructions()]

    assert dict(instructions())["USER"] == "10001"
    assert after.index("USER") < after.index("CMD")
    assert "--require-hashes" in DOCKERFILE


def test_image_copies_what_there_is_and_all_that_the_site_imports() -> None:
    copied = [rest.split()[0] for word, rest in instructions() if word == "COPY" and "--from" not in rest]

    assert [path for path in copied if not (ROOT / path).exists()] == []
    assert {"roadmap_site", "curriculum", "progress", "templates", "static", "content"} <= set(copied)


def test_image_leaves_out_what_is_secret_or_for_development() -> None:
    ignored = (ROOT / ".dockerignore").read_text().split()

    assert {".git", ".env", "*.sqlite3*", "tests", "tls"} <= set(ignored)


@pytest.mark.parametrize("name", OURS)
def test_site_runs_on_a_file_system_that_cannot_be_written(name: str) -> None:
    service = SERVICES[name]

    assert (service["read_only"], service["tmpfs"], service["cap_drop"]) == (True, ["/tmp"], ["ALL"])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "ports" not in service


def test_only_the_proxy_is_open_to_the_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]


def test_services_wait_for_services_that_there_are() -> None:
    needed = {other for service in SERVICES.values() for other in service.get("depends_on", {})}

    assert needed <= set(SERVICES)
    assert SERVICES["web"]["depends_on"]["release"] == {"condition": "service_completed_successfully"}


def test_images_and_files_of_compose_are_pinned_and_there() -> None:
    images = [service["image"] for service in SERVICES.values() if "build" not in service]
    files = [each["file"] for each in COMPOSE["configs"].values() if "file" in each]

    assert all(re.search(r":\d[\w.-]*$", image) for image in images)
    assert [file for file in files if not (ROOT / file).is_file()] == []


def test_no_secret_has_a_default() -> None:
    said = (ROOT / "compose.yaml").read_text() + (ROOT / "deploy" / "roadmap.env").read_text()

    assert "SECRET_KEY=\n" in said
    assert re.findall(r"POSTGRES_PASSWORD(?!:\?|: \$| in)", said) == []


def test_environment_of_the_page_names_the_host_and_a_sender_that_mail_servers_take() -> None:
    page = (ROOT / "README.md").read_text()
    (said,) = re.findall(r"sed -i '(s\|roadmap\S+)' /etc/roadmap.env", page)

    script = said.replace("YOUR.HOST", "dl.example.edu")
    made = subprocess.run(
        ["sed", script, ROOT / "deploy" / "roadmap.env"], capture_output=True, text=True, check=True
    ).stdout

    assert re.findall(r"^(?:ALLOWED_HOSTS|SITE_ORIGIN|MAIL_FROM)=(.*)$", made, flags=re.MULTILINE) == [
        "dl.example.edu,127.0.0.1",
        "https://dl.example.edu",
        "roadmap@dl.example.edu",
    ]


@pytest.mark.parametrize(
    ("called_with", "used"), [({}, "postgres:///roadmap"), ({"DATABASE_URL": "postgres:///drill"}, "postgres:///drill")]
)
def test_command_asks_the_sites_database_unless_told_another(
    tmp_path: Path, called_with: dict[str, str], used: str
) -> None:
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$DATABASE_URL" "$@"\n')
    python.chmod(0o755)
    (tmp_path / "env").write_text("DATABASE_URL=postgres:///roadmap\n")
    command = (ROOT / "deploy" / "roadmap-command").read_text()
    command = command.replace("/etc/roadmap.env", str(tmp_path / "env")).replace("/srv/roadmap", str(tmp_path))
    command = command.replace('"$(id -u)" = 0', '"$(id -u)" = nobody')  # whoever runs the tests is the site's user
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | called_with

    said = subprocess.run(
        ["sh", "-c", command, "roadmap", "restore", "FILE"], env=env, capture_output=True, text=True, check=False
    )

    assert (said.stdout, said.stderr) == (f"{used} manage.py restore FILE\n", "")


@pytest.mark.parametrize("path", sorted((ROOT / "deploy").iterdir()), ids=lambda path: path.name)
def test_every_file_of_deploy_is_named_by_the_page_on_production(path: Path) -> None:
    page = (ROOT / "README.md").read_text().split("## Production")[1].split("\n## ")[0]

    assert f"deploy/{path.name}" in page


def test_all_ways_to_start_the_server_are_alike() -> None:
    unit = (ROOT / "deploy" / "roadmap.service").read_text()
    container = dict(instructions())["CMD"].replace('", "', " ")

    respawn = ("--respawn-failed-workers", "--respawn-interval 15", "--workers-kill-timeout 20")
    for option in ("--interface wsgi", "--blocking-threads 1", *respawn):
        assert option in unit
        assert option in container
