"""Files, archives, pages and feeds made into documents, without page furniture."""

from vigie.sources.failure import SourceFailure
from vigie.sources.opening import open_documents

__all__ = ["SourceFailure", "open_documents"]
