import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { readError } from "../../file-errors.ts";
import { exitCodes, Problem } from "../../problem.ts";
import { invalidYaml } from "./yaml-value.ts";

const file = "Pulumi.yaml";

const known = [
  "name",
  "description",
  "runtime",
  "main",
  "plugins",
  "author",
  "website",
  "license",
  "backend",
  "options",
  "template",
  "packages",
];

const projectShape = z.looseObject({
  name: z.string(),
  main: z.string().optional(),
  plugins: z
    .looseObject({ providers: z.array(z.looseObject({ name: z.string(), path: z.string() })).optional() })
    .optional(),
});

/** The content of `Pulumi.yaml`. */
export interface Project {
  name: string;
  /** The folder of `Pulumi.yaml`. */
  folder: string;
  /** The program's working directory, and its entry point there. */
  programFolder: string;
  program: string;
  /** The executable of each provider named in `plugins.providers`, by package. */
  providers: ReadonlyMap<string, string>;
}

/** Reads `Pulumi.yaml`. A missing or invalid file is a {@link Problem}. */
export function readProject(folder: string): Project {
  const content = read(folder);
  const main = content.main === undefined ? undefined : resolve(folder, content.main);
  const isFile = main !== undefined && statSync(main, { throwIfNoEntry: false })?.isDirectory() !== true;
  return {
    name: content.name,
    folder,
    programFolder: isFile ? dirname(main) : (main ?? folder),
    program: isFile ? basename(main) : ".",
    providers: new Map(
      content.plugins?.providers?.map(({ name, path }) => [name, resolve(folder, path, `pulumi-resource-${name}`)]),
    ),
  };
}

function read(folder: string): z.infer<typeof projectShape> {
  let text: string;
  try {
    text = readFileSync(join(folder, file), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw readError(join(folder, file), error);
    throw wrong(`expected a Pulumi project in ${folder}, got no such file; run it in the project's folder`);
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw new Problem(`${file}:${line}:${col}: ${invalidYaml(error)}`, exitCodes.input);
  }
  const content: unknown = document.toJS();
  requireKnownKeys(content);
  const parsed = projectShape.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw wrong(`${issue?.path.join(".") || "project"}: ${issue?.message}`);
}

function requireKnownKeys(content: unknown): void {
  if (typeof content !== "object" || content === null || Array.isArray(content)) return;
  const unknown = Object.keys(content).find((key) => !known.includes(key));
  if (unknown === "config") {
    throw wrong(
      "config: expected values in the stack files, got them in the project; the local engine reads stack files only",
    );
  }
  if (unknown !== undefined) throw wrong(`${unknown}: expected one of ${known.join(", ")}, got an unknown key`);
}

function wrong(reason: string): Problem {
  return new Problem(`${file}: ${reason}`, exitCodes.input);
}
