import { stringify } from "yaml";
import type { Environment, EstateDeclaration } from "../../settings/declare.ts";
import type { StackInput } from "../../settings/stack-input.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import { wantedSecrets } from "../../settings/wanted-secrets.ts";
import { judge } from "../judge.ts";
import type { Level } from "../rule.ts";
import { rules } from "../rules/all.ts";
import { readPolicySettings } from "../settings.ts";
import { readEstate } from "../view/read-estate.ts";
import type { Program } from "./estates/stack-files.ts";
import { type Run, runProgram } from "./registered-resources.ts";
import { today } from "./sample-estate.ts";

/** One line of what the rules say of an estate. */
export interface Said {
  readonly environment: Environment;
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
}

/** What each environment has recorded by its last `up`. */
type Records = Readonly<Record<string, Run["outputs"]>>;

/**
 * What all rules say of each environment, once all of them are up. Secrets that are not given are made up: one value for all
 * environments where the declaration shares it, another in each where it does not.
 */
export async function judged(estate: Program): Promise<Said[]> {
  const records = await recordsOf(estate);
  const said: Said[] = [];
  for (const environment of estate.declaration.environments) {
    said.push(...saidOf(await run(estate, environment, records), environment));
  }
  return said;
}

/** What each environment records when it is brought up, in order. */
export async function recordsOf(estate: Program, before: Records = {}): Promise<Records> {
  return (await broughtUp(estate, before)).records;
}

/** Brings each environment up, in order, after what was recorded before, with what all rules say of each at its turn. */
export async function broughtUp(estate: Program, before: Records): Promise<{ records: Records; said: Said[] }> {
  const { environments } = estate.declaration;
  const said: Said[] = [];
  let records = before;
  for (const environment of environments) {
    const made = await run(estate, environment, records);
    said.push(...saidOf(made, environment));
    records = { ...records, [environment]: made.outputs };
  }
  const stale = estate.earlier;
  return { records: stale === undefined ? records : { ...records, ...(await recordsOf(stale, before)) }, said };
}

const run = (estate: Program, environment: Environment, records: Records): Promise<Run> =>
  runProgram(estate, stackOf(estate, environment), records);

function saidOf({ resources }: Run, environment: Environment): Said[] {
  const view = readEstate(resources, today);
  const policies = resources.find(({ type }) => type === "tandem:index:Estate")?.props.policies;
  const services = view.services.map(({ declared }) => declared.name);
  const settings = readPolicySettings(policies, { rules, environment, services, today });
  const { verdicts, findings } = judge(view, rules, settings);
  return [
    ...findings.map((message): Said => ({ environment, rule: "policy-settings", level: "mandatory", message })),
    ...verdicts.flatMap(({ rule, level, violations }) =>
      violations.map(
        ({ message, isAdvised }): Said => ({
          environment,
          rule: rule.name,
          level: isAdvised === true ? "advisory" : level,
          message,
        }),
      ),
    ),
  ];
}

export function stackOf({ declaration, stacks, secrets }: Program, environment: Environment): StackInput {
  const files = Object.fromEntries(
    Object.entries(stacks).map(([name, config]) => [
      name,
      stringify({ config }, { defaultStringType: "QUOTE_DOUBLE" }),
    ]),
  );
  return handOver(environment, files, { ...madeUpSecrets(declaration, environment), ...secrets?.[environment] });
}

const madeUpSecrets = (
  { environments, services }: EstateDeclaration,
  environment: Environment,
): Record<string, string> =>
  Object.fromEntries(
    services.flatMap((service) =>
      wantedSecrets(service, environment, environments).map(({ key, at }): [string, string] => {
        if (at !== undefined) return [key, `${at}/of-${environment}`];
        const declared: unknown = Reflect.get(Object(service.config), key.slice(key.indexOf(":") + 1));
        const isShared = Reflect.get(Object(declared), "shared") !== undefined;
        return [key, isShared ? `shared-9f3b-${key}` : `own-${environment}-9f3b-${key}`];
      }),
    ),
  );
