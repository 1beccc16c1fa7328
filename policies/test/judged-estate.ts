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
import type { EstateCase } from "./estates/stack-files.ts";
import { type Run, runProgram } from "./registered-resources.ts";
import { today } from "./sample-estate.ts";

/** One line of what the rules say of an estate. */
export interface Said {
  readonly environment: Environment;
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
}

/**
 * What all rules say of each environment, once all of them are up. Secrets that are not given are made up: one value for all
 * environments where the declaration shares it, another in each where it does not.
 */
export async function judged(estate: EstateCase): Promise<Said[]> {
  const { declaration } = estate;
  const first: Record<string, Run["outputs"]> = {};
  for (const environment of declaration.environments) {
    first[environment] = (await runProgram(declaration, stackOf(estate, environment), first)).outputs;
  }
  const said: Said[] = [];
  for (const environment of declaration.environments) {
    const { resources } = await runProgram(declaration, stackOf(estate, environment), first);
    said.push(...verdictsOn(resources, environment));
  }
  return said;
}

function verdictsOn(resources: Run["resources"], environment: Environment): Said[] {
  const view = readEstate(resources, today);
  const settings = readPolicySettings(null, { rules, environment, services: [], today });
  return judge(view, rules, settings).verdicts.flatMap(({ rule, level, violations }) =>
    violations.map(
      ({ message, isAdvised }): Said => ({
        environment,
        rule: rule.name,
        level: isAdvised === true ? "advisory" : level,
        message,
      }),
    ),
  );
}

function stackOf({ declaration, stacks, secrets }: EstateCase, environment: Environment): StackInput {
  const files = Object.fromEntries(Object.entries(stacks).map(([name, config]) => [name, stringify({ config })]));
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
