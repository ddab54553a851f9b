"""Papers that leave the platform as files: one content, written for Word and as PDF, on A4."""

from huiyin_web.core.documents.content import Block, Document, Grid, Heading, Paragraph, Signatures
from huiyin_web.core.documents.pdf import as_pdf
from huiyin_web.core.documents.word import as_word

__all__ = ["Block", "Document", "Grid", "Heading", "Paragraph", "Signatures", "as_pdf", "as_word"]
