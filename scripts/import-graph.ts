import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** An import of one file of this repository. */
export interface Import {
  readonly file: string;
  /** A file of this repository, or the name of a package. */
  readonly of: string;
  readonly isPackage: boolean;
  /** Whether nothing of it is there when the program runs. */
  readonly isTypeOnly: boolean;
}

/** Folders of this repository that are packages. */
const workspaces: Readonly<Record<string, string>> = {
  "@pulumi/heroku": "sdks/heroku",
  "@tandem/emulator": "emulator",
};

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Every source file of this repository. */
export const sourceFiles = (): string[] =>
  globSync("**/*.{ts,mjs,js}", {
    cwd: root,
    exclude: (name) => name === "node_modules" || name.startsWith("."),
  }).sort();

/** Every import and re-export of these files, by the TypeScript compiler's own reading; Node's own modules left out. */
export const importGraph = (files: readonly string[] = sourceFiles()): Import[] =>
  files.flatMap((file) => importsOf(file, readFileSync(join(root, file), "utf8")));

/** The imports of one file, of the given text. */
export function importsOf(file: string, text: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const declared = source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
    return [{ specifier: moduleSpecifier.text, isTypeOnly: isOfTypes(statement) }];
  });
  // What is imported while the program runs is no statement.
  const all = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const dynamic = all
    .filter((name) => !declared.some(({ specifier }) => specifier === name))
    .map((specifier) => ({ specifier, isTypeOnly: false }));
  return [...declared, ...dynamic].flatMap(({ specifier, isTypeOnly }) => {
    if (specifier.startsWith("node:") || specifier.endsWith(".json")) return [];
    const own = ownFile(file, specifier);
    return [{ file, of: own ?? packageOf(specifier), isPackage: own === undefined, isTypeOnly }];
  });
}

function isOfTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const clause = statement.importClause;
  if (clause === undefined) return false;
  const { namedBindings } = clause;
  const isEach = namedBindings !== undefined && ts.isNamedImports(namedBindings) && clause.name === undefined;
  return clause.isTypeOnly || (isEach && namedBindings.elements.every((each) => each.isTypeOnly));
}

function ownFile(file: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return normalize(join(dirname(file), specifier));
  const folder = workspaces[packageOf(specifier)];
  if (folder === undefined) return undefined;
  const way = specifier.slice(packageOf(specifier).length);
  return way === "" ? `${folder}/index.ts` : `${folder}${way}.ts`;
}

/** `@pulumi/pulumi` of `@pulumi/pulumi/proto/engine_pb.js`. */
const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
