import { output } from "@pulumi/pulumi";
import { estate } from "../../components/estate.ts";
import { everythingFound, mockEngine, settled } from "../../components/test/mock-engine.ts";
import type { EstateDeclaration } from "../../settings/declare.ts";
import { dynoSizes } from "../../settings/dyno-size.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import type { Environment } from "../predict/estate-model.ts";
import type { EstateFiles } from "../predict/predicted-estate.ts";

/** What a team writes, as one value: a route leads to each word of it. */
export interface WordFiles {
  readonly declaration: EstateDeclaration;
  /** The configuration of each stack file. */
  readonly config: Readonly<Record<Environment, Readonly<Record<string, unknown>>>>;
  readonly secrets: Readonly<Record<Environment, Readonly<Record<string, string>>>>;
}

/** YAML is a superset of JSON. */
const stackFile = (config: Readonly<Record<string, unknown>>): string => JSON.stringify({ config });

/** The project that has these files. */
export const projectOf = ({ declaration, config, secrets }: WordFiles): EstateFiles => ({
  program: `import { estate } from "./components/estate.ts";
const declaration: Parameters<typeof estate>[0] = JSON.parse(${JSON.stringify(JSON.stringify(declaration))});
export const { services, differences, monthlyCost, manifest, fingerprints } = await estate(declaration);
`,
  stackFiles: { staging: stackFile(config.staging), production: stackFile(config.production) },
  secrets: (environment) =>
    Object.fromEntries(
      Object.entries(secrets[environment === "staging" ? "staging" : "production"]).map(([key, value]) => [
        key,
        { value, secret: true as const },
      ]),
    ),
  hasPolicies: false,
});

const price = { cents: 0, unit: "month", contract: false, metered: false };
const sizes = [{}, { space: "any" }].flatMap((housing) =>
  dynoSizes(housing).map((name) => ({ name, cents: 0, unit: "month" })),
);

/** A Heroku that sells every plan, and a zone of its own for each name. */
const lookUps = {
  ...everythingFound,
  getZone: ({ name }: Record<string, unknown>) => ({ id: `zone-of-${name}`, zoneId: `zone-of-${name}`, name }),
  getAddonService: ({ service }: Record<string, unknown>) => ({ name: service, state: "ga", plans: [] }),
  getAddonPlan: ({ plan }: Record<string, unknown>) => ({ name: plan, ...price }),
  getDynoSizes: () => ({ sizes }),
};

/**
 * What an environment's program asks its engine for: each input of each object by its place, secrets in plain. Undefined where the files are
 * refused.
 */
export async function askedFor(files: WordFiles, environment: Environment): Promise<Asked | undefined> {
  const { declaration, secrets } = files;
  const stack = handOver(environment, projectOf(files).stackFiles, secrets[environment]);
  const engine = await mockEngine(stack, lookUps);
  try {
    await settled(output((await estate(declaration, stack)).manifest));
    await engine.idle();
  } catch {
    return undefined;
  }
  const objects = engine.registered.filter(({ type }) => !type.startsWith("tandem:"));
  return new Map(
    objects.flatMap(({ type, name, inputs }) => [
      [`${type} ${name}`, "made"] as const,
      ...leaves(`${type} ${name}`, inputs),
    ]),
  );
}

/** Values by their place. */
export type Asked = ReadonlyMap<string, string>;

/** A list is written as a whole. */
function leaves(place: string, value: unknown): [place: string, value: string][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[place, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, each]) => leaves(`${place}.${key}`, each));
}

/** What is asked for that was not before, and what no longer is. */
export function newIn(before: Asked, after: Asked): Asked {
  const gone = [...before.keys()].filter((place) => !after.has(place)).map((place) => [place, "gone"] as const);
  return new Map([...[...after].filter(([place, value]) => before.get(place) !== value), ...gone]);
}

/** Whether one asks for nothing that the other does not ask for. */
export const isWithin = (asked: Asked, others: Asked): boolean =>
  [...asked].every(([place, value]) => others.get(place) === value);
