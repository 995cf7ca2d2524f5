"""How an activity says that trying again cannot help."""

from temporalio.exceptions import ApplicationError


def definitief(soort: str, zin: str) -> ApplicationError:
    """An error that no retry cures; `zin` holds no personal data, for it ends up in a history."""
    return ApplicationError(zin, type=soort, non_retryable=True)
