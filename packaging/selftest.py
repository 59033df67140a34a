"""Compares the frozen program with the source tree it was made from.

    python packaging/selftest.py dist/nutgraf

- Both run `--self-test`, which tells as JSON the formats, migrations and resources found and how a
  press text was converted. The frozen program must say exactly what the source tree says.
- The frozen program starts its web engine on an empty page, as the window does before it shows a
  preview.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def run(command: list[str], folder: str) -> str:
    """What a program prints, started far from the source tree; ends the comparison if it fails."""
    variables = {"NUTGRAF_HOME": folder, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        variables["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed ({done.returncode}):\n{done.stderr}")
    return done.stdout


def differences(source: dict[str, object], frozen: dict[str, object]) -> list[str]:
    """One line for each part in which the two differ."""
    return [
        f"{part}: the source tree says {source.get(part)!r}, the frozen one {frozen.get(part)!r}"
        for part in sorted({*source, *frozen})
        if source.get(part) != frozen.get(part)
    ]


def main(folder: str) -> int:
    """0 when the frozen program in `folder` is whole, 1 when it is not."""
    program = str(
        Path(folder).resolve() / ("nutgraf.exe" if sys.platform == "win32" else "nutgraf")
    )
    with tempfile.TemporaryDirectory() as elsewhere:
        frozen = json.loads(run([program, "--self-test"], elsewhere))
        # The package is installed editable in the environment that runs this.
        source = json.loads(run([sys.executable, "-m", "editor", "--self-test"], elsewhere))
        run([program, "--probe-preview"], elsewhere)
    found = differences(source, frozen) if source else ["The self-test tells nothing."]
    for line in found:
        print(line, file=sys.stderr)
    if not found:
        print(f"{program}: {', '.join(sorted(frozen))} as in the source tree; the preview starts.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
