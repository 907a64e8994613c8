"""Who, where, when and how many: everything that is named in a text, resolved as far as its words allow."""
