"""Named queries, the catalogue of them, and the one way in which they are run."""
