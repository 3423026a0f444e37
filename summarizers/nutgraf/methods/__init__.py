"""The interchangeable summarizers: one number per sentence each, found by name.

A summarizer is a class with a name and one method, registered under the entry-point group
`nutgraf.summarizers`; see `Summarizer`.
"""

from nutgraf.methods.parameters import Parameter, parameter
from nutgraf.methods.registry import MethodInfo, method_info, methods, rate, rate_some
from nutgraf.methods.summarizer import PartialSummarizer, Summarizer

__all__ = [
    "MethodInfo",
    "Parameter",
    "PartialSummarizer",
    "Summarizer",
    "method_info",
    "methods",
    "parameter",
    "rate",
    "rate_some",
]
