import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Keyring } from "../../engine/local/config/keyring.ts";
import { type Project, readProject } from "../../engine/local/config/project.ts";
import { readStackConfig } from "../../engine/local/config/stack-config.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
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
  const { declaration, environments: checked, stacks, unread } = await checkedEstate(folder);
  const environments = new Map<Environment, EstateSettings>();
  const findings = new Set<string>([...unread.values()].map(({ message }) => message));
  for (const [environment, each] of checked) {
    if ("settings" in each) environments.set(environment, each.settings);
    else for (const finding of each.findings) findings.add(lineOf(finding));
  }
  if (findings.size > 0) throw new Problem([...findings].join("\n"), exitCodes.input);
  return { declaration, environments, stacks };
}

/** What a project's files say, faulty ones beside those that are not. */
export interface CheckedEstate extends Pick<DeclaredEstate, "declaration" | "stacks"> {
  /** Those whose stack file can be read. */
  readonly environments: ReadonlyMap<Environment, Checked>;
  /** Why the stack files of the others cannot. */
  readonly unread: ReadonlyMap<Environment, Problem>;
}

/** The same, for whom a mistake in one stack file is no reason not to look at the others: only a faulty program is a {@link Problem}. */
export async function checkedEstate(folder: string, declare = programDeclaration): Promise<CheckedEstate> {
  const project = readProject(folder);
  const declaration = await declare(project);
  const read = await Promise.all(
    declaration.environments.map(async (name) => {
      const stack = await stackOf(project, declaration, name).catch(problemIn);
      return { name, stack };
    }),
  );
  const stacks = read.flatMap(({ name, stack }) => (stack instanceof Problem ? [] : [[name, stack] as const]));
  const unread = read.flatMap(({ name, stack }) => (stack instanceof Problem ? [[name, stack] as const] : []));
  const checked = stacks.map(([name, stack]) => [name, checkSettings(declaration, stack)] as const);
  return { declaration, environments: new Map(checked), stacks: new Map(stacks), unread: new Map(unread) };
}

function problemIn(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
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
