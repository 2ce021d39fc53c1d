"""Installs packages for the benchmarks into folders of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def python_with(folder: Path, *packages: str) -> Path:
    """A Python of its own in `folder` with `packages`; made once."""
    python = folder / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, *packages], check=True)
    return python


def node_with(folder: Path, package: str) -> None:
    """Puts an npm package into a folder of its own; once."""
    if not (folder / "node_modules").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)]
        subprocess.run([*install, package], check=True)
