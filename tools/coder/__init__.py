"""Trains the encoder that codes: the base model from PyPI, the annotated sentences of training/, and one file to run."""
