"""The pictures of the documentation: a workbench as it looks in the middle of its work, and what takes and joins its pictures."""
