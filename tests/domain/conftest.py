"""Property tests on a busy machine: slowness is no failure, and every run tries the same examples.

Among those are the numbers and words that stand in our own code. To gather them, hypothesis takes every
loaded module apart, in each process of a run; those that the rules know stand in the domain.
"""

from hypothesis import settings
from hypothesis.internal.conjecture import providers

from tests.omgeving import WORTEL

DOMEIN = f"{WORTEL / 'domain'}/"

settings.register_profile("domein", deadline=None, derandomize=True)
settings.load_profile("domein")
setattr(providers, "is_local_module_file", lambda pad: pad.startswith(DOMEIN))  # noqa: B010  (it has no setting)
