"""The press room's own entry: `python build.py` builds it, `python build.py lint` judges it."""

import sys
from pathlib import Path

try:
    from pressroom.__main__ import run
except ModuleNotFoundError as missing:
    sys.exit(f"Pressroom is not installed ({missing}): python -m pip install -r requirements.txt")

if __name__ == "__main__":
    run(home=Path(__file__).parent)
