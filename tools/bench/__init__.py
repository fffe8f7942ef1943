"""Figures for people to read: ratios against a floor measured in the same run. Nothing here fails on time."""
