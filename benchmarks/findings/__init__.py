"""How well duties are compared and overlaps found; learning the weights."""
