import { stringify } from "yaml";
import type { Environment, EstateDeclaration } from "../../settings/declare.ts";
import type { StackInput } from "../../settings/stack-input.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import { wantedSecrets } from "../../settings/wanted-secrets.ts";
import { evaluate } from "../evaluate.ts";
import type { Level } from "../rule.ts";
import { rules } from "../rules/all.ts";
import { readPolicySettings } from "../settings.ts";
import { readEstate } from "../view/read-estate.ts";
import type { Program } from "./estates/stack-files.ts";
import { type Run, runProgram } from "./registered-resources.ts";
import { today } from "./sample-estate.ts";

/** One result of the rules for an estate. */
export interface Result {
  readonly environment: Environment;
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
}

/** What each environment recorded with its last `up`. */
type Records = Readonly<Record<string, Run["outputs"]>>;

/**
 * The results of all rules for each environment, after all are deployed. Missing secrets are generated: one value for all
 * environments if the declaration shares it, otherwise one for each.
 */
export async function evaluateEstate(estate: Program): Promise<Result[]> {
  const records = await recordsOf(estate);
  const results: Result[] = [];
  for (const environment of estate.declaration.environments) {
    results.push(...resultsIn(await run(estate, environment, records), environment));
  }
  return results;
}

/** What each environment records when they are deployed in order. */
export async function recordsOf(estate: Program, before: Records = {}): Promise<Records> {
  return (await bringUp(estate, before)).records;
}

/** Deploys each environment in order, with the earlier records, and returns the results of all rules for each. */
export async function bringUp(estate: Program, before: Records): Promise<{ records: Records; results: Result[] }> {
  const { environments } = estate.declaration;
  const results: Result[] = [];
  let records = before;
  for (const environment of environments) {
    const made = await run(estate, environment, records);
    results.push(...resultsIn(made, environment));
    records = { ...records, [environment]: made.outputs };
  }
  const stale = estate.earlier;
  return { records: stale === undefined ? records : { ...records, ...(await recordsOf(stale, before)) }, results };
}

const run = (estate: Program, environment: Environment, records: Records): Promise<Run> =>
  runProgram(estate, stackOf(estate, environment), records);

function resultsIn({ resources }: Run, environment: Environment): Result[] {
  const view = readEstate(resources, today);
  const policies = resources.find(({ type }) => type === "tandem:index:Estate")?.props.policies;
  const services = view.services.map(({ declared }) => declared.name);
  const settings = readPolicySettings(policies, { rules, environment, services, today });
  const { results, findings } = evaluate(view, rules, settings);
  return [
    ...findings.map((message): Result => ({ environment, rule: "policy-settings", level: "mandatory", message })),
    ...results.flatMap(({ rule, level, violations }) =>
      violations.map(
        ({ message, isAdvisory }): Result => ({
          environment,
          rule: rule.name,
          level: isAdvisory === true ? "advisory" : level,
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
