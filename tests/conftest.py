"""What every ring of the suite shares: properties that give the same examples every time."""

from __future__ import annotations

import gc

from hypothesis import HealthCheck, settings

pytest_plugins = ["pytester"]

settings.register_profile(
    "segur",
    derandomize=True,
    database=None,
    # A busy machine is no fault of the code: neither a single example nor the making of
    # examples is timed.
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=50,
)
settings.load_profile("segur")


# Thousands of items live to the end: the collector of cycles need not look through them so often.
gc.set_threshold(50_000, 20, 50)
