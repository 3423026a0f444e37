"""The errors, each with a one-line message for the user."""


class NutgrafError(Exception):
    """Any failure that is the input's or the caller's; `str(error)` is one line for people."""


class UnknownMethodError(NutgrafError):
    """No summarizer has that name; the message lists those there are."""


class BadParameterError(NutgrafError):
    """A method's parameter is unknown or out of range; the message says what is allowed."""


class BadLengthError(NutgrafError):
    """A length that cannot be read; the message shows good ones."""


class TooManyArticlesError(NutgrafError):
    """More articles than one briefing can be made of; the message says how many can."""


class BadSelectionError(NutgrafError):
    """A selection or section does not exist; the message lists the existing ones."""


class UnknownFormatError(NutgrafError):
    """No reader for that format; the message lists those there are."""


class MethodFailedError(NutgrafError):
    """A summarizer broke, or gave something other than one number per sentence."""


class UnknownLanguageError(NutgrafError):
    """Something requested is not available in that language; the message lists what is."""


class DatasetError(NutgrafError):
    """A dataset that cannot be read, or has no record that can be used."""


class MissingExtraError(NutgrafError):
    """A library that is not installed; the message says how to install it."""


class BadTemplateError(NutgrafError):
    """A template that cannot be read or filled, or does too much; says where and what."""
