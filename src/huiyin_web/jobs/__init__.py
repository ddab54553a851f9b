"""Long work with progress, error, retry and cancel: rows of our own, carried out by a worker that serve starts.

An app above registers its kinds of job (`registry.register`) and queues work (`actions.enqueue`); `worker.run`
carries it out. Nothing here knows what a job does.
"""
