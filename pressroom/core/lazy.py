"""What an object works out when it is first asked for it, and then keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy_property(Generic[T]):  # noqa: N801  it is used as `property` is
    """A property that is worked out once. `functools.cached_property` takes a lock each time,
    up to Python 3.11, and costs more than what most of ours work out."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self.make = make
        self.name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazy_property[T]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...
    def __get__(self, owner: object | None, kind: type) -> lazy_property[T] | T:
        if owner is None:
            return self
        value = owner.__dict__[self.name] = self.make(owner)
        return value
