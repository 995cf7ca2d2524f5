"""Which version of the product this is."""

from importlib.metadata import PackageNotFoundError, version


def versie() -> str:
    """The installed version, or the one under development."""
    try:
        return version("verzuimketen")
    except PackageNotFoundError:
        return "0.1.0"
