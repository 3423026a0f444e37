"""How far a conversation has come."""

from enum import Enum


class State(Enum):
    """The stations that the protocol prescribes."""

    NEW = "waiting for initialize"
    RUNNING = "running"
    STOPPED = "shut down"
