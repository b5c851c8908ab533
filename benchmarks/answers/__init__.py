"""Measuring the answers: question sets, a judge, training of the small models."""
