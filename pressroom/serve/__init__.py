"""The desk: builds, watches, rebuilds, and shows the result on this computer only."""
