"""Attribution: for every stretch of text, the chain of those who assert it."""

from vigie.claims.attribution.attribution import Attribution
from vigie.claims.attribution.reader import find_attributions

__all__ = ["Attribution", "find_attributions"]
