"""The press room's own entry: `python build.py` builds it, `python build.py lint` judges it."""

import sys
from pathlib import Path

try:
    from pressroom.__main__ import run
except ModuleNotFoundError as missing:
    sys.exit(f"Pressroom is not set up here ({missing}). `make site` sets it up, in .venv.")

if __name__ == "__main__":
    run(home=Path(__file__).parent)
