"""The plan itself: models, changes, questions, progress and dates. No clock, no disk, no screen."""
