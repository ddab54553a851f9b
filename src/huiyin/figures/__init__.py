"""Charts and maps: one specification for the page, SVG and PNG. No HTML: the platform lays them on its pages."""
