"""Documents, versions, readings and claims in a database: appended, never changed."""

from vigie.ledger.difference import difference
from vigie.ledger.ledger import Ledger, open_ledger

__all__ = ["Ledger", "difference", "open_ledger"]
