"""Compares the frozen program with the source tree it was made from.

    packaging/selftest.py dist/nutgraf

Both run `--self-test`, which tells as JSON the formats, migrations and resources found and how a
press text was converted. The frozen program must say exactly what the source tree says.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def self_test(command: list[str], folder: str) -> dict[str, object]:
    """What a program says of itself, started far from the source tree."""
    done = subprocess.run(
        [*command, "--self-test"],
        cwd=folder,
        env={**os.environ, "NUTGRAF_HOME": folder, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} failed its self-test ({done.returncode}):\n{done.stderr}")
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def differences(source: dict[str, object], frozen: dict[str, object]) -> list[str]:
    """One line for each part in which the two differ."""
    return [
        f"{part}: the source tree says {source.get(part)!r}, the frozen one {frozen.get(part)!r}"
        for part in sorted({*source, *frozen})
        if source.get(part) != frozen.get(part)
    ]


def main(folder: str) -> int:
    """0 when the frozen program in `folder` is whole, 1 when it is not."""
    suffix = ".exe" if sys.platform == "win32" else ""
    frozen_program = Path(folder).resolve() / f"nutgraf{suffix}"
    with tempfile.TemporaryDirectory() as elsewhere:
        frozen = self_test([str(frozen_program)], elsewhere)
        # The package is installed editable in the environment that runs this.
        source = self_test([sys.executable, "-m", "editor"], elsewhere)
    if not source:
        print("The self-test tells nothing, so nothing was compared.", file=sys.stderr)
        return 1
    found = differences(source, frozen)
    for line in found:
        print(line, file=sys.stderr)
    if not found:
        print(f"{frozen_program} passed its self-test: {', '.join(sorted(frozen))} as in {ROOT}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
