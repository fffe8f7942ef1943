"""Proves by veraPDF that the sheets are PDF/A-3a and PDF/UA-1: `make check-pdf`."""
