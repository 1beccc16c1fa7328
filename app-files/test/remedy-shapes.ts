import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const folder = fileURLToPath(new URL("../", import.meta.url));

/** Every remedy that a source file of `app-files` can write, as what its text holds; `…` stands for what is put into it. */
export function remedyShapes(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !/\.test\.ts$|(^|\/)test\//.test(name),
  );
  return [...new Set(files.flatMap((name) => shapesIn(readFileSync(`${folder}${name}`, "utf8"))))];
}

/** Whether a remedy is of a shape. */
export function hasShape(remedy: string, shape: string): boolean {
  const source = shape
    .split(gap)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(source).test(remedy);
}

const gap = "\u{2026}\u{2026}";

function shapesIn(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isRemedy = (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && nameOf(node) === "remedy";
    if (isRemedy && node.initializer !== undefined) found.push(...textsIn(node.initializer));
    if (isWords(node)) found.push(...returned(node).flatMap(textsIn));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.ts", text, ts.ScriptTarget.Latest, true));
  // A gap alone would match any text.
  return found.filter((shape) => /[a-z]{4}/.test(shape));
}

const nameOf = ({ name }: ts.PropertyAssignment | ts.VariableDeclaration): string => name.getText();

/** Whether a function makes a remedy, or words of one, by its name. */
function isWords(node: ts.Node): node is ts.FunctionDeclaration | ts.VariableDeclaration {
  const isNamed = ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node);
  return isNamed && /remedy(For|Of)?$|Words$/i.test(node.name?.getText() ?? "") && node.name?.getText() !== "remedy";
}

function returned(node: ts.Node): ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isReturnStatement(child) && child.expression !== undefined) found.push(child.expression);
    else if (ts.isArrowFunction(child) && !ts.isBlock(child.body)) found.push(child.body);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

/** Texts that an expression may be, or that it is made of. */
function textsIn(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    return [[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(gap)];
  }
  if (ts.isConditionalExpression(node)) return [...textsIn(node.whenTrue), ...textsIn(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return textsIn(node.right);
  if (ts.isParenthesizedExpression(node)) return textsIn(node.expression);
  return ts.isCallExpression(node) ? node.arguments.flatMap((argument) => textsIn(argument)) : [];
}
