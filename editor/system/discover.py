"""Finding what registers by existing: one file, one value of an agreed name."""

import importlib
import pkgutil
from types import ModuleType


def discover(package: ModuleType | str, name: str) -> tuple[object, ...]:
    """The value called `name` of every module of a package, in the order of the modules' names.

    - Passed over: packages, `base`, modules whose name begins with an underscore, and modules
      without such a value.
    - Raises FileNotFoundError when nothing is found: a frozen build that forgot the modules would
      otherwise say nothing.
    """
    if isinstance(package, str):
        package = importlib.import_module(package)
    modules = (
        importlib.import_module(f"{package.__name__}.{entry}") for entry in _entries(package)
    )
    found = tuple(vars(module)[name] for module in modules if name in vars(module))
    if not found:
        raise FileNotFoundError(f"No module of {package.__name__} has a {name}.")
    return found


def _entries(package: ModuleType) -> list[str]:
    return sorted(
        entry.name
        for entry in pkgutil.iter_modules(package.__path__)
        if not entry.ispkg and entry.name != "base" and not entry.name.startswith("_")
    )
