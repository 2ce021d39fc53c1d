"""The desk: builds, watches, rebuilds, and shows the result on this computer only."""

from pressroom.serve.desk import PREVIEW, Desk

__all__ = ["PREVIEW", "Desk"]
