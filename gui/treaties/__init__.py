"""The agreements of the article: their list, their card."""
