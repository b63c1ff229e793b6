"""Every example in a docstring is true."""

import doctest
import importlib
import pkgutil

import pytest

import decision

MODULES = [m.name for m in pkgutil.walk_packages(decision.__path__, "decision.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples_to_hold() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    parameters = importlib.import_module("decision.parameters")

    assert "decision.parameters" in MODULES
    assert sum(len(found.examples) for found in finder.find(parameters)) > 0
