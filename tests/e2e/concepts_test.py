#!/usr/bin/env python3
"""docs/concepts.md tells the truth: its methods exist and are called by the stories that it names, and each concept is
read back from a document where its marker stands."""

import ast
import io
import re
import tokenize
import unittest

import house

PAGE = house.SOURCE / "docs/concepts.md"
STORIES = house.SOURCE / "tests/e2e/year"
LINK = re.compile(r"\[`([\w-]+)`\]\(([^)]+)\)")


def rows():
    """The cells of each concept: its name, methods as (name, path), proofs as (marker, path)."""
    for line in PAGE.read_text().splitlines():
        if line.startswith("| ") and not line.startswith("| Concept |"):
            concept, _, methods, _, proofs = line.strip("| ").split(" | ")
            yield concept, LINK.findall(methods), LINK.findall(proofs)


def markers(path):
    """The markers of a story, each with the source of the statement it stands beside."""
    source = path.read_text()
    statements = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Expr)]
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and (found := re.findall(r"\[([a-z-]+)\]", token.string)):
            beside = [node for node in statements if node.lineno <= token.start[0] <= node.end_lineno]
            for marker in found:
                yield marker, ast.get_source_segment(source, beside[-1]) if beside else ""


def told_with(path):
    """A story's file, the others about the same person, and the words that all of them call with."""
    person = path.rsplit("/", 1)[-1].removesuffix(".py").split("_")[0]
    return [*STORIES.glob(f"{person}*.py"), STORIES / "world.py"]


class Concepts(unittest.TestCase):
    def none(self, wrong):
        self.assertFalse(wrong, "\n" + "\n".join(wrong))

    def test_names_methods_of_the_contract(self):
        self.none([f"{concept}: {path} has no {name}" for concept, methods, _ in rows() for name, path in methods
                   if not re.search(rf"(?m)^  rpc {name}\(", (PAGE.parent / path).read_text())])
        self.none([f"{concept}: no method" for concept, methods, _ in rows() if not methods])

    def test_names_stories_that_call_the_methods(self):
        for concept, methods, proofs in rows():
            told = "".join(story.read_text() for _, path in proofs for story in told_with(path))
            self.none([f"{concept}: no story of it calls {name}" for name, _ in methods if f'"{name}"' not in told])

    def test_is_proven_by_words_read_from_a_document(self):
        read = {(marker, path.name) for path in STORIES.glob("*.py") for marker, beside in markers(path)
                if beside.startswith("says(")}
        for concept, _, proofs in rows():
            self.none([f"{concept}: nothing is read beside [{marker}] in its stories" for marker, _ in proofs
                       if not any((marker, path.rsplit("/", 1)[-1]) in read for _, path in proofs)])
        named = {marker for _, _, proofs in rows() for marker, _ in proofs}
        self.none([f"[{marker}] in {story} is not on the page" for marker, story in read if marker not in named])

    def test_has_a_row_for_each_concept_once(self):
        markers_of = [{marker for marker, _ in proofs} for _, _, proofs in rows()]
        self.assertEqual(32, len(markers_of))
        self.none([f"several markers in a row: {kinds}" for kinds in markers_of if len(kinds) != 1])
        self.assertEqual(32, len(set.union(*markers_of)))


if __name__ == "__main__":
    unittest.main(verbosity=2)
