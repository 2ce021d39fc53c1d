"""The sample press room in front of those it is made for: validators, a browser, a feed reader.

Run by `make conformance`, which installs what they need.
"""
