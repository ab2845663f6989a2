"""The composer: front page, standard pages, settings of the site, demonstration content."""
