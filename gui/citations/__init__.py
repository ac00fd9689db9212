"""What the article cites: the list, the peek, the exports."""
