import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Keyring } from "../../engine/local/config/keyring.ts";
import { type Project, readProject } from "../../engine/local/config/project.ts";
import { readStackConfig } from "../../engine/local/config/stack-config.ts";
import { exitCodes, Problem, problemIn } from "../../engine/problem.ts";
import { type Checked, checkSettings } from "../../settings/check-settings.ts";
import type { Environment, EstateDeclaration } from "../../settings/declare.ts";
import { lineOf } from "../../settings/finding.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { StackInput } from "../../settings/stack-input.ts";
import { wantedSecrets } from "../../settings/wanted-secrets.ts";
import { programDeclaration } from "./program-declaration.ts";

/** What a project's files say, and no account, engine or secret was needed to know. */
export interface DeclaredEstate {
  readonly declaration: EstateDeclaration;
  /** In the declaration's order. */
  readonly environments: ReadonlyMap<Environment, EstateSettings>;
  /** What stands in each stack file, with its text; secrets are the empty text. */
  readonly stacks: ReadonlyMap<Environment, StackInput>;
}

/**
 * Reads what `index.ts` declares, and what the stack file of every environment makes of it. Whatever is wrong is one
 * {@link Problem} with a line for each finding; secrets that are missing or closed are none.
 */
export async function declaredEstate(folder: string): Promise<DeclaredEstate> {
  const { declaration, files } = await checkedEstate(folder);
  const environments = new Map<Environment, EstateSettings>();
  const stacks = new Map<Environment, StackInput>();
  const unread: string[] = [];
  const findings: string[] = [];
  for (const [environment, file] of files) {
    if (file instanceof Problem) unread.push(file.message);
    else if ("findings" in file) findings.push(...file.findings.map(lineOf));
    else {
      environments.set(environment, file.settings);
      stacks.set(environment, file.stack);
    }
  }
  const lines = new Set([...unread, ...findings]);
  if (lines.size > 0) throw new Problem([...lines].join("\n"), exitCodes.input);
  return { declaration, environments, stacks };
}

/** What a project's files say, faulty ones beside those that are not. */
interface CheckedEstate extends Pick<DeclaredEstate, "declaration"> {
  /** Each environment's stack file, or why it cannot be read. */
  readonly files: ReadonlyMap<Environment, (Checked & { readonly stack: StackInput }) | Problem>;
}

/** The same, for whom a mistake in one stack file is no reason not to look at the others: only a faulty program is a {@link Problem}. */
export async function checkedEstate(folder: string, declare = programDeclaration): Promise<CheckedEstate> {
  const project = readProject(folder);
  const declaration = await declare(project);
  const files = declaration.environments.map(async (name) => {
    const stack = await stackOf(project, declaration, name).catch(problemIn);
    return [name, stack instanceof Problem ? stack : { stack, ...checkSettings(declaration, stack) }] as const;
  });
  return { declaration, files: new Map(await Promise.all(files)) };
}

/** A stack as an engine would show it, every secret there. */
async function stackOf(
  project: Project,
  { environments, services }: EstateDeclaration,
  environment: Environment,
): Promise<StackInput> {
  const closed: string[] = [];
  const { values } = await readStackConfig(project.folder, project.name, environment, Keyring.of(""), {
    ignoreEnvironment: true,
    leaveOut(key, secret) {
      if (secret) closed.push(key);
      return secret;
    },
  });
  const missing = services
    .flatMap((service) => wantedSecrets(service, environment, environments).map(({ key }) => key))
    .filter((key) => !values.has(key) && !closed.includes(key));
  const secretKeys = [...closed, ...missing];
  return {
    stack: environment,
    values: Object.fromEntries([...values, ...secretKeys.map((key): [string, string] => [key, ""])]),
    secretKeys,
    variables: process.env,
    textOf(name) {
      const file = join(project.folder, `Pulumi.${name}.yaml`);
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
  };
}
