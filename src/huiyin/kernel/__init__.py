"""What every other room speaks: place codes, money, texts in two languages, errors, result tables."""
