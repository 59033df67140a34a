"""How the web engine is told, before it starts, to keep still, to stay off the network and to
paint without the graphics card."""

import os
from collections.abc import Callable, MutableMapping

VARIABLE = "QTWEBENGINE_CHROMIUM_FLAGS"

# Each name resolves to nothing, addresses written as numbers too. This holds what no request
# interceptor sees: <link rel="preconnect"> opened a connection past interceptor and policy.
_OFF_THE_NETWORK = ('--host-resolver-rules="MAP * ~NOTFOUND"', "--no-pings")
_NO_ERRANDS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-breakpad",
)
# Our own few calls need no compiler of machine code, which is where engines are broken into.
_NO_COMPILER = ("--js-flags=--jitless",)
# The page is text on paper: painted by the processor it is there in half the time, and a key costs
# a third less. Through GL the mere presence of the page would have Qt paint the whole window
# anew at each key, and the driver of a graphics card could end the program.
_BACKEND, _BY_PROCESSOR = "QT_QUICK_BACKEND", "software"
FLAGS = (*_OFF_THE_NETWORK, *_NO_ERRANDS, *_NO_COMPILER)


def set_flags(environ: MutableMapping[str, str] = os.environ) -> Callable[[], None]:
    """Add our flags to the user's own; to be called before the engine is loaded.

    Gives what puts the environment back once the engine runs: programs that are started from
    here, as the reader's browser, inherit it and must not be held off the network.
    """
    before = {name: environ.get(name) for name in (VARIABLE, _BACKEND)}
    own = environ.get(VARIABLE, "")
    missing = [flag for flag in FLAGS if flag not in own]
    environ[VARIABLE] = " ".join([own, *missing]).strip()
    environ[_BACKEND] = _BY_PROCESSOR

    def put_back() -> None:
        for name, value in before.items():
            if value is None:
                environ.pop(name, None)
            else:
                environ[name] = value

    return put_back


def runs_as_root_with_sandbox(environ: MutableMapping[str, str] = os.environ) -> bool:
    """Whether the engine would kill the process: its sandbox cannot start for root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    switched_off = environ.get("QTWEBENGINE_DISABLE_SANDBOX") == "1"
    return not switched_off and "--no-sandbox" not in environ.get(VARIABLE, "")
