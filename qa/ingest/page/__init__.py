"""When the article of an HTML page was published: whose date each date of the page is."""
