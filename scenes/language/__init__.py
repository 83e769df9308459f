"""The language of a film: its catalogues and the words that chapters share."""
