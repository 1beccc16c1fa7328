import { isObject, own } from "../same-meaning.ts";
import type { UnwrappedCommand } from "./unwrapped-command.ts";

/** The text of a repository's file, by its path from the root; undefined where there is none that can be read. */
export type ReadFile = (path: string) => string | undefined;

/** A file of the repository that a command runs: a line for the shell, or the text of a program. */
export type StartedFile =
  | { readonly kind: "shell"; readonly path: string; readonly text: string }
  | { readonly kind: "program"; readonly path: string; readonly text: string };

/** The file that a command runs; undefined where the repository has none, as of what is built. */
export function startedFile({ packageScript, file, words }: UnwrappedCommand, read: ReadFile): StartedFile | undefined {
  const script = packageScript === undefined ? undefined : scriptIn(read("package.json"), packageScript);
  if (script !== undefined) return { kind: "shell", path: "package.json", text: script };
  const name = file ?? (words.length === 0 ? undefined : `bin/${words[0]?.value}`);
  if (name === undefined || name.includes("$")) return undefined;
  // Heroku puts the repository into /app.
  const path = name.replace(/^\/app\//, "").replace(/^\.\//, "");
  const text = path.startsWith("/") ? undefined : read(path);
  if (text === undefined) return undefined;
  return { kind: isShellScript(path, text) ? "shell" : "program", path, text };
}

/** By its shebang, or else by its name. */
const isShellScript = (path: string, text: string): boolean =>
  /^#!.*\b(ba|da|z|k)?sh\b/.test(text) || (!text.startsWith("#!") && /(\.(ba)?sh|^[^.]+)$/.test(path));

/** A script of a `package.json`; `npm start` has a default. */
function scriptIn(manifest: string | undefined, name: string): string | undefined {
  const found = manifest === undefined ? undefined : parsed(manifest);
  if (!isObject(found)) return undefined;
  const scripts = own(found, "scripts");
  const script = isObject(scripts) ? own(scripts, name) : undefined;
  if (typeof script === "string") return script;
  return name === "start" ? "node server.js" : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
