"""What browsers never send to the desk, and Django's own pages do not expect: each was once an answer of 500."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from curriculum.models import Report
from tests.factories import create_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    return Report.objects.create(topic=create_topic("vectors"), kind="mistake", words="A sign.")


@pytest.fixture
def client() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("grace"))
    return client


@pytest.mark.parametrize("page", ["change", "delete"])
def test_row_that_is_looked_up_by_a_field_without_a_name_is_400(client: Client, report: Report, page: str) -> None:
    path = f"/admin/curriculum/report/{report.pk}/{page}/"

    answers = [client.get(path + "?_to_field=").status_code, client.post(path, {"_to_field": ""}).status_code]

    assert answers == [400, 400]
    assert client.get(path).status_code == client.get(path + "?_to_field=id").status_code == 200
