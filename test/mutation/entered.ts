import ts from "typescript";

export type Enter = (place: string) => void;

/** The name by which the code calls it; no code of ours has such a name. */
export const ENTERED = "$entered";

const hasBody = (node: ts.Node): node is ts.FunctionLikeDeclaration & { body: ts.ConciseBody } =>
  ts.isFunctionLike(node) && "body" in node && node.body !== undefined;

/** The innermost function around a node, by where it begins; null for what is done as the file is loaded. */
export function functionAround(node: ts.Node): number | null {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (hasBody(at)) return at.pos;
  return null;
}

export const placeIn = (file: string, pos: number): string => `${file}:${pos}`;

/** Makes each function of a file say that it was entered, by calling `enter`. */
export const saysEntered =
  (file: string): ts.TransformerFactory<ts.SourceFile> =>
  (context) => {
    const { factory } = context;
    const visit = (node: ts.Node): ts.Node => {
      const inner = ts.visitEachChild(node, visit, context);
      if (!hasBody(inner)) return inner;
      const said = factory.createCallExpression(factory.createIdentifier(ENTERED), undefined, [
        factory.createStringLiteral(placeIn(file, ts.getOriginalNode(node).pos)),
      ]);
      if (ts.isArrowFunction(inner) && !ts.isBlock(inner.body)) {
        const body = factory.createParenthesizedExpression(factory.createComma(said, inner.body));
        const { modifiers, typeParameters, parameters, type, equalsGreaterThanToken } = inner;
        return factory.updateArrowFunction(
          inner,
          modifiers,
          typeParameters,
          parameters,
          type,
          equalsGreaterThanToken,
          body,
        );
      }
      return ts.visitEachChild(
        inner,
        (part) =>
          part === inner.body && ts.isBlock(part)
            ? factory.updateBlock(part, [factory.createExpressionStatement(said), ...part.statements])
            : part,
        context,
      );
    };
    return (source) => ts.visitEachChild(source, visit, context);
  };
