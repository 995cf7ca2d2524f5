"""The product, whole, for a browser."""

from collections.abc import AsyncIterator

import pytest
from temporalio.client import Client

from demo.smtp import Postvak
from infra.logging import configureer
from infra.mail import MailInstellingen
from tests.browser.keten import Keten, start_keten


@pytest.fixture
async def keten(
    database_url: str,
    temporal_client: Client,
    taakwachtrij: str,
    mail_instellingen: MailInstellingen,
    postvak: Postvak,
) -> AsyncIterator[Keten]:
    configureer("web", niveau="ERROR")
    async with start_keten(database_url, temporal_client, taakwachtrij, mail_instellingen, postvak) as keten:
        yield keten
