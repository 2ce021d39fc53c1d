"""Tests of pressroom.formats.html."""
