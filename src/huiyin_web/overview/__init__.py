"""Every page that is composed from several apps: today, situation, place, household."""
