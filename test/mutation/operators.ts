import ts from "typescript";
import { thinned } from "./patterns.ts";

export type Edit = { from: number; to: number; text: string };
export type Operator = (node: ts.Node, checker: ts.TypeChecker) => Edit[];

const put = (node: ts.Node, text: string): Edit => ({ from: node.getStart(), to: node.getEnd(), text });

/** Takes one of a list of nodes out, with the comma that belonged to it. */
function without(list: ts.NodeArray<ts.Node>, node: ts.Node): Edit {
  const index = list.indexOf(node);
  const next = list[index + 1];
  if (next) return { from: node.getStart(), to: next.getStart(), text: "" };
  return { from: list[index - 1]?.getEnd() ?? node.getStart(), to: node.getEnd(), text: "" };
}

const otherSigns: Record<string, readonly string[]> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
};
const numericSigns: Record<string, readonly string[]> = { "+": ["-"], "-": ["+"] };
const oneOfTwo = ["&&", "||", "??"];

const isNumeric = (node: ts.Node, checker: ts.TypeChecker): boolean =>
  (checker.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0;

const binary: Operator = (node, checker) => {
  if (!ts.isBinaryExpression(node)) return [];
  const sign = node.operatorToken.getText();
  if (oneOfTwo.includes(sign)) return [node.left, node.right].map((kept) => put(node, `(${kept.getText()})`));
  const others = otherSigns[sign] ?? (isNumeric(node, checker) ? numericSigns[sign] : undefined) ?? [];
  return others.map((other) => put(node.operatorToken, other));
};

const prefix: Operator = (node) =>
  ts.isPrefixUnaryExpression(node) && [ts.SyntaxKind.ExclamationToken, ts.SyntaxKind.MinusToken].includes(node.operator)
    ? [put(node, node.operand.getText())]
    : [];

/** A name of something, not a value: of a property, or of the property read. */
const isName = (node: ts.Node): boolean =>
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  (ts.isElementAccessExpression(node.parent) && ts.isStringLiteral(node));

const literal: Operator = (node) => {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [put(node, "false")];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [put(node, "true")];
  if (!ts.isNumericLiteral(node) || isName(node)) return [];
  return [1, -1].map((by) => put(node, String(Number(node.text) + by)));
};

const condition: Operator = (node) => {
  const asked = ts.isIfStatement(node) ? node.expression : ts.isConditionalExpression(node) ? node.condition : null;
  return asked ? [put(asked, "true"), put(asked, "false")] : [];
};

const isBoolean = (node: ts.Node, checker: ts.TypeChecker): boolean =>
  (checker.getTypeAtLocation(node).flags & ts.TypeFlags.BooleanLike) !== 0;

/** An answer that is one call: the opposite is answered. */
const answer: Operator = (node, checker) => {
  const said = ts.isArrowFunction(node) ? node.body : ts.isReturnStatement(node) ? node.expression : undefined;
  return said && ts.isCallExpression(said) && isBoolean(said, checker) ? [put(said, `!${said.getText()}`)] : [];
};

/** In an order of its own: the compiler's follows what it happened to read first. */
const literalsOf = (type: ts.Type | undefined): string[] => {
  const parts = type?.isUnion() ? type.types : [];
  return parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : [])).toSorted();
};

function expectedOf(node: ts.Expression, checker: ts.TypeChecker): ts.Type | undefined {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.getText().endsWith("=="))
    return checker.getTypeAtLocation(parent.left === node ? parent.right : parent.left);
  if (ts.isCaseClause(parent)) return checker.getTypeAtLocation(parent.parent.parent.expression);
  return checker.getContextualType(node);
}

const isChinese = (words: string): boolean => /\p{Script=Han}/u.test(words);
const isAskedFor = ({ parent }: ts.Node): boolean =>
  (ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression)) ||
  ts.isCaseClause(parent) ||
  (ts.isBinaryExpression(parent) && parent.operatorToken.getText().endsWith("=="));

/** A word of a union becomes the next of that union; words nobody but the program reads become none. */
const words: Operator = (node, checker) => {
  if (!ts.isStringLiteralLike(node) || isName(node)) return [];
  const expected = expectedOf(node, checker);
  const union = literalsOf(expected);
  if (union.length > 1 && union.includes(node.text)) {
    const other = union[(union.indexOf(node.text) + 1) % union.length] ?? "";
    return [put(node, JSON.stringify(other))];
  }
  const forPeople = isChinese(node.text) && (/[，。]/.test(node.text) || !isAskedFor(node));
  if (forPeople || expected?.isLiteral()) return [];
  return [put(node, node.text === "" ? '"?"' : '""')];
};

const pattern: Operator = (node) =>
  ts.isRegularExpressionLiteral(node) ? thinned(node.text).map((text) => put(node, text)) : [];

function nextOther(elements: readonly ts.Node[], index: number): string | undefined {
  const here = elements[index]?.getText();
  const turned = [...elements.slice(index + 1), ...elements.slice(0, index)];
  return turned.map((each) => each.getText()).find((text) => text !== here);
}

/** An element is left out of a list; a cell of a row becomes its next other cell. */
const elements: Operator = (node, checker) => {
  if (!ts.isArrayLiteralExpression(node)) return [];
  const expected = checker.getContextualType(node);
  const row = expected !== undefined && checker.isTupleType(expected);
  if (!row) return node.elements.map((each) => without(node.elements, each));
  if (!node.elements.every(ts.isIdentifier)) return [];
  return node.elements.flatMap((each, index) => {
    const other = nextOther(node.elements, index);
    return other ? [put(each, other)] : [];
  });
};

/** What a literal could be written without: a spread, an optional property, one that stands after a spread. */
const properties: Operator = (node, checker) => {
  if (!ts.isObjectLiteralExpression(node)) return [];
  const expected = checker.getContextualType(node);
  const spread = node.properties.findIndex(ts.isSpreadAssignment);
  const optional = (name: string): boolean =>
    ((expected?.getProperty(name)?.flags ?? 0) & ts.SymbolFlags.Optional) !== 0;
  const spare = node.properties.filter(
    (each, index) =>
      ts.isSpreadAssignment(each) || (spread >= 0 && index > spread) || optional(each.name?.getText() ?? ""),
  );
  return spare.map((each) => without(node.properties, each));
};

const statement: Operator = (node) =>
  ts.isExpressionStatement(node) && (ts.isCallExpression(node.expression) || ts.isBinaryExpression(node.expression))
    ? [put(node, ";")]
    : [];

const needless = ["filter", "toSorted", "sort", "toReversed", "trim", "normalize", "slice", "replace", "replaceAll"];
const lowered = ["toLowerCase", "toUpperCase", "trimEnd", "trimStart", "padStart"];
const opposites: Record<string, string> = {
  some: "every",
  every: "some",
  find: "findLast",
  findLast: "find",
  findLastIndex: "findIndex",
  startsWith: "endsWith",
  endsWith: "startsWith",
  min: "max",
  max: "min",
  floor: "ceil",
  ceil: "floor",
};

const call: Operator = (node) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression } = node.expression;
  const other = opposites[name.text];
  if (other) return [put(name, other)];
  return [...needless, ...lowered].includes(name.text) ? [put(node, expression.getText())] : [];
};

export const operators = {
  binary,
  prefix,
  literal,
  condition,
  answer,
  words,
  pattern,
  elements,
  properties,
  statement,
  call,
} as const satisfies Record<string, Operator>;
