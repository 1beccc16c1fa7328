import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, isScalar, type Pair, parseDocument, visit } from "yaml";
import { simulatedProject } from "../../engine/pulumi/simulated-project.ts";
import { writeOwn } from "../whole-file.ts";
import { environmentsOf } from "./environments.ts";
import { leadsToAnAccount } from "./passed-on.ts";

/**
 * Copies `Pulumi.yaml` and the stack files into a folder where the Pulumi CLI may write to them. Program, provider and
 * policies are those of the project itself: their paths lead back there. Of `given.environment`, only secrets of `given.keys` stay.
 */
export function copyProject(
  project: string,
  copy: string,
  given?: { readonly environment: string; readonly keys: readonly string[] },
): void {
  const projectFile = readFileSync(join(project, "Pulumi.yaml"), "utf8");
  writeOwn(join(copy, "Pulumi.yaml"), simulatedProject(projectFile, project, copy));
  for (const environment of environmentsOf(project)) {
    const file = `Pulumi.${environment}.yaml`;
    const own = join(copy, file);
    const before = existsSync(own) ? readFileSync(own, "utf8") : "";
    const text = readFileSync(join(project, file), "utf8");
    // The text before has the salt of the trial's state, which nothing else has.
    writeOwn(own, trialStackFile(text, before, given?.environment === environment ? given.keys : undefined));
  }
}

/**
 * The text of a stack file for a trial: the team's own secrets stay closed, what leads to the real Heroku or to Pulumi's service
 * is left out, and the trial's own secrets, or those of `keys`, are kept as `before` has them. A text that is no YAML map stays as it
 * is: the program and the CLI have words for it.
 */
export function trialStackFile(text: string, before: string, keys?: readonly string[]): string {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return text;
  for (const key of ["encryptionsalt", "encryptedkey", "secretsprovider", "environment"]) document.delete(key);
  for (const { key } of configOf(document).filter(isTheTeams)) document.deleteIn(["config", key]);
  const known = parseDocument(before);
  const salt = known.errors.length > 0 || !isMap(known.contents) ? undefined : known.get("encryptionsalt");
  if (salt === undefined) return document.toString();
  document.set("encryptionsalt", salt);
  for (const { key, value } of configOf(known).filter(hasSecret)) {
    const name = nameOf(key);
    if (keys === undefined || keys.includes(name)) document.setIn(["config", name], value);
  }
  return document.toString();
}

function configOf(document: Document): Pair[] {
  const config = document.get("config");
  return isMap(config) ? [...config.items] : [];
}

const nameOf = (key: unknown): string => String(isScalar(key) ? key.value : key);

const isTheTeams = (pair: Pair): boolean => leadsToAnAccount(nameOf(pair.key)) || hasSecret(pair);

function hasSecret({ value }: Pair): boolean {
  let found = false;
  visit(value as Parameters<typeof visit>[0], {
    Pair: (_, { key }) => {
      found ||= nameOf(key) === "secure";
    },
  });
  return found;
}
