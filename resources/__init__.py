"""Where the fonts, icons and message catalogues lie: data, no code."""
