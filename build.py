"""The press room's own entry: `python build.py` builds it, `python build.py lint` judges it."""

import sys
from pathlib import Path

try:
    from pressroom.cli import main
except ModuleNotFoundError as missing:
    sys.exit(f"Pressroom is not set up here ({missing}). Run `make site` once; it sets up .venv.")

main(home=Path(__file__).parent)
