"""What every app stands on and no app owns: the clock, the audit log, errors, the frame of a page, exports.

No word of the domain belongs here.
"""
