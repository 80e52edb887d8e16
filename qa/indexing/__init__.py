"""Sources into a library: what changed is found, read, split, embedded and put in."""

from qa.indexing.indexer import IndexResult, index_files, index_into, index_sources, open_encoder

__all__ = ["IndexResult", "index_files", "index_into", "index_sources", "open_encoder"]
