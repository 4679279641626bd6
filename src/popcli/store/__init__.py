"""Files on disk: plan, log, versions, locks, templates."""
