"""Trains and scores the name tagger."""
