"""Files that are no plain text: a reader of each format makes parts of a layout, which become one text."""
