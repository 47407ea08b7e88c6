"""Scripts that make what Warta ships: models and tables, each from data named in its own words."""
