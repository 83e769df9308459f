"""The language of a film: catalogues, and the words that chapters share."""
