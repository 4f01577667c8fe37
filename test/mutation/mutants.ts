import { relative } from "node:path";
import ts from "typescript";
import { functionAround } from "./entered.ts";
import type { Edit } from "./operators.ts";
import { operators } from "./operators.ts";

/** One fault put into one file, known by the words of its line and what became of them. */
export type Mutant = {
  file: string;
  line: number;
  on: string;
  change: string;
  /** The function it is in, see `functionAround`. */
  around: number | null;
  text: string;
};

const isPassedOver = (node: ts.Node): boolean =>
  ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isTypeAliasDeclaration(node);

type Placed = Edit & { around: number | null };

function editsOf(source: ts.SourceFile, checker: ts.TypeChecker): Placed[] {
  const edits: Placed[] = [];
  const visit = (node: ts.Node): void => {
    if (isPassedOver(node)) return;
    const around = functionAround(node);
    const found = Object.values(operators).flatMap((operator) => operator(node, checker));
    edits.push(...found.map((edit) => ({ ...edit, around })));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return edits;
}

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

export function mutantsOf(source: ts.SourceFile, checker: ts.TypeChecker): Mutant[] {
  const { text, fileName } = source;
  const lines = text.split("\n");
  return editsOf(source, checker).map(({ from, to, text: put, around }) => {
    const { line } = source.getLineAndCharacterOfPosition(from);
    const [was, is] = [flat(text.slice(from, to)), flat(put)];
    return {
      file: relative(process.cwd(), fileName),
      line: line + 1,
      on: (lines[line] ?? "").trim(),
      change: `${was} → ${is || "(nothing)"}`,
      around,
      text: text.slice(0, from) + put + text.slice(to),
    };
  });
}

/** Every mutant of the files named, in their order. */
export function mutantsIn(files: readonly string[], program: ts.Program): Mutant[] {
  const checker = program.getTypeChecker();
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    if (!source) throw new Error(`${file} is not there`);
    return mutantsOf(source, checker);
  });
}
