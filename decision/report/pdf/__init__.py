"""The record of a decision for a client file: a few pages, made when asked for."""

from decision.report.pdf.content import People, content_of
from decision.report.pdf.pages import pages_of, pdf_of

__all__ = ["People", "content_of", "pages_of", "pdf_of"]
