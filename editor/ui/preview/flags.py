"""How the web engine is told, before it starts, to keep still and to stay off the network."""

import os
from collections.abc import MutableMapping

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
FLAGS = (*_OFF_THE_NETWORK, *_NO_ERRANDS, *_NO_COMPILER)


def set_flags(environ: MutableMapping[str, str] = os.environ) -> None:
    """Add our flags to the user's own; to be called before the engine is loaded."""
    own = environ.get(VARIABLE, "")
    missing = [flag for flag in FLAGS if flag not in own]
    environ[VARIABLE] = " ".join([own, *missing]).strip()


def runs_as_root_with_sandbox(environ: MutableMapping[str, str] = os.environ) -> bool:
    """Whether the engine would kill the process: its sandbox cannot start for root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    switched_off = environ.get("QTWEBENGINE_DISABLE_SANDBOX") == "1"
    return not switched_off and "--no-sandbox" not in environ.get(VARIABLE, "")
