"""Overlaps, gaps and health (重叠、空白与体检): what a reform office looks for."""
