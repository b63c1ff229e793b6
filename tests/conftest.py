"""What holds for every test: a property never fails for being slow."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "unhurried",
    settings.default,  # under CI the examples are the same each time
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("unhurried")
