"""The house keeps its shape: floors, directions, sizes and names."""

import ast
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import grimp
import pytest
from django.apps import apps
from django.conf import settings

from docs.draw_imports import PICTURE, draw

ROOT = Path(settings.BASE_DIR)
FLOORS = ("config", "home", "surveys", "changeprojects", "syndication")
OWN_APPS = FLOORS[1:]
HARMLESS_CALLS = {"as_manager", "none"}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
LONGEST_HOOKS = 80
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "misc", "common", "core", "base_classes"}


def folder(package):
    return next(place for place in (ROOT / package, ROOT / "site" / package) if place.is_dir())


def modules():
    return [
        file
        for package in FLOORS
        for file in sorted(folder(package).rglob("*.py"))
        if "migrations" not in file.parts
    ]


MODULES = modules()


def offenders(fault_in):
    """Return what `fault_in` finds in each module, by the module's path."""
    found = {str(module.relative_to(ROOT)): fault_in(module) for module in MODULES}
    return {name: fault for name, fault in found.items() if fault}


@cache
def tree_of(module):
    return ast.parse(module.read_text(encoding="utf-8"))


def functions_of(module):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree_of(module)) if isinstance(node, kinds)]


def test_site_is_a_source_root_and_never_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()


def test_every_import_contract_is_kept():
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")])}
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


def test_surveys_know_only_models_selectors_registers_and_two_rules_of_the_programme():
    graph = grimp.build_graph(*FLOORS, cache_dir=None)
    # They tell the programme what its rules ask for, and read no rule.
    # Which files an editor may choose is one rule for every form, as is how a page saves itself;
    # rows are one panel, and a tick is one block.
    allowed = re.compile(
        r"changeprojects\.(models|selectors|registers|rules\.evidence"
        r"|editing\.(chosen_files|page_form|rows)|blocks\.ticks)(\.|$)"
    )
    found = {
        (importer, imported)
        for importer in graph.find_descendants("surveys")
        for imported in graph.find_modules_directly_imported_by(importer)
        if imported.startswith("changeprojects") and not allowed.match(imported)
    }
    assert not found


def test_the_drawing_of_the_imports_is_up_to_date():
    assert draw() == PICTURE.read_text(encoding="utf-8"), "Run `make picture`."


@pytest.mark.parametrize("package", OWN_APPS)
def test_no_relation_points_up_not_even_as_a_string(package):
    above = FLOORS[: FLOORS.index(package)]
    upwards = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config(package).get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model is not None
        and field.related_model._meta.app_label in above
    ]
    assert not upwards


@pytest.mark.parametrize("package", ["changeprojects", "syndication"])
def test_the_lower_floors_never_name_the_upper_ones(package):
    above = FLOORS[1 : FLOORS.index(package)]
    named = re.compile(rf"^({'|'.join(above)})(\.\w+)+$")
    found = [
        f"{module.relative_to(ROOT)}:{node.lineno}"
        for module in MODULES
        if package in module.parts
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and named.match(node.value)
    ]
    assert not found


def test_the_rules_look_at_every_package():
    assert {
        package
        for package in FLOORS
        if any(module.is_relative_to(folder(package)) for module in MODULES)
    } == set(FLOORS)


def test_every_module_is_short():
    def too_long(module):
        length = len(module.read_text(encoding="utf-8").splitlines())
        allowed = LONGEST_HOOKS if module.name == "wagtail_hooks.py" else LONGEST_MODULE
        return length if length > allowed else None

    assert not offenders(too_long)


def test_every_module_is_named_for_what_it_holds():
    assert not offenders(lambda module: NAMES_THAT_SAY_NOTHING & {module.stem, module.parent.name})


def test_every_function_is_short():
    def long_functions(module):
        return [
            node.name
            for node in functions_of(module)
            if node.end_lineno - node.lineno >= LONGEST_FUNCTION
        ]

    assert not offenders(long_functions)


def test_what_others_use_says_what_it_promises():
    def silent(module):
        if module.name == "__init__.py" and not module.read_text(encoding="utf-8").strip():
            return []
        tree = tree_of(module)
        public = [
            node
            for node in tree.body
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            and not node.name.startswith("_")
        ]
        names = [] if ast.get_docstring(tree) else ["the module"]
        return names + [node.name for node in public if not ast.get_docstring(node)]

    assert not offenders(silent)


def test_imports_are_at_the_top():
    def imported_late(module):
        if module.name == "apps.py":
            return []
        return [
            f"{function.name}:{node.lineno}"
            for function in functions_of(module)
            for node in ast.walk(function)
            if isinstance(node, (ast.Import, ast.ImportFrom))
        ]

    assert not offenders(imported_late)


def evaluated_at_import(tree):
    """Return the calls that run when the module is imported: outside every function."""
    found, waiting = [], [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            waiting.extend(getattr(node, "decorator_list", []))
            continue
        if isinstance(node, ast.Call):
            found.append(node)
        waiting.extend(ast.iter_child_nodes(node))
    return found


def test_no_query_is_made_when_a_module_is_imported():
    # Wagtail's `public()` reads the restrictions when it is called: as a class attribute
    # it would show a page that was made private later.
    def asked(module):
        return [
            ast.unparse(call)
            for call in evaluated_at_import(tree_of(module))
            if isinstance(call.func, ast.Attribute)
            and (call.func.attr == "public" or ".objects." in f"{ast.unparse(call.func)}.")
            and call.func.attr not in HARMLESS_CALLS
        ]

    assert not offenders(asked)
