"""Property tests on a busy machine: slowness is no failure, and every run tries the same examples."""

from hypothesis import settings

settings.register_profile("domein", deadline=None, derandomize=True)
settings.load_profile("domein")
