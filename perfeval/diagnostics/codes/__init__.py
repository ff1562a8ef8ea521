"""The closed set of diagnostic codes, one module a room.

PE1xx files and YAML · PE2xx dataset · PE3xx expressions · PE4xx rulesets and the vocabulary ·
PE5xx engine and event patterns · PE6xx documents · PE7xx projects and commands ·
PE8xx tests of rulesets · PE9xx internal.
"""

import importlib
import pkgutil


def load_all() -> None:
    """Import every module of codes, so that the registry is complete."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
