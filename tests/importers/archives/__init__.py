"""Tests of archives: feeds, exports and folders."""
