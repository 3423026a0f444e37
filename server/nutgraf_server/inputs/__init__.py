"""What comes in from outside: files, encodings, compression and documents, all of them untrusted.

The command line, `batch` and the language server read through these modules, so that each bound
stands once, in `bounds`, and is applied while bytes are unpacked.
"""
