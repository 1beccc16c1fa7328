import { suspicionOf } from "../../config-vars/suspicion.ts";
import { type Fingerprints, fingerprint } from "../../parity/manifest.ts";
import type { ConfigVar, OfApp, PipelineVar, Thing } from "./estate-view.ts";
import type { productionValues } from "./production-values.ts";
import { text } from "./property.ts";
import type { Resource } from "./resource.ts";
import type { sharedStores } from "./shared-stores.ts";
import { meaningOf, type Surroundings } from "./value-meaning.ts";

interface Context {
  readonly surroundings: Surroundings;
  /** What the other environments have recorded, by environment. */
  readonly recordedPrints: Readonly<Record<string, Fingerprints>>;
  readonly isOfProduction: ReturnType<typeof productionValues>;
  /** The secrets of a service in this environment. */
  secretsOf(service: string | undefined): ReadonlySet<string>;
  readonly storesShared: ReturnType<typeof sharedStores>;
  thing(resource: Resource): Thing;
  ofApp(resource: Resource): OfApp;
}

/** The config vars that a resource sets, without their values. */
export function configVarsOf(resource: Resource, context: Context): ConfigVar[] {
  if (resource.type !== "heroku:index/appConfigAssociation:AppConfigAssociation") return [];
  const owner = context.ofApp(resource);
  const values = valuesOf(resource);
  const stores = context.storesShared(values);
  return values.map(({ key, value, isSensitive }) => {
    const recorded = Object.entries(context.recordedPrints).flatMap(([environment, { salt, values }]) => {
      const print = owner.service === undefined ? undefined : values[owner.service]?.[key];
      return print === undefined || value === undefined
        ? []
        : [{ environment, isSame: fingerprint(salt, value) === print }];
    });
    return {
      ...owner,
      key,
      isBlank: value?.trim() === "",
      isSensitive,
      suspicion: isSensitive || value === undefined ? undefined : suspicionOf(key, value),
      meaning: meaningOf({ key, value, isSensitive }, context.surroundings),
      store: stores.get(key),
      comparedWith: recorded.map(({ environment }) => environment),
      sameIn: recorded.filter(({ isSame }) => isSame).map(({ environment }) => environment),
    };
  });
}

/** The config vars that a pipeline gives to new review or test apps, without their values. */
export function pipelineVarsOf(resource: Resource, context: Context): PipelineVar[] {
  const { isOfProduction, surroundings, thing } = context;
  if (resource.type !== "heroku:index/pipelineConfigVar:PipelineConfigVar") return [];
  const owner = thing(resource);
  return valuesOf(resource).map(({ key, value, isSensitive }) => {
    const suspicion = isSensitive || value === undefined ? undefined : suspicionOf(key, value);
    const isSecret = isSensitive || suspicion !== undefined;
    return {
      ...owner,
      stage: text(resource.props.pipelineStage),
      key,
      isSensitive,
      suspicion,
      meaning: meaningOf({ key, value, isSensitive }, surroundings),
      isOfEnvironment: value !== undefined && context.secretsOf(owner.service).has(value),
      isOfProduction: value !== undefined && isOfProduction({ service: owner.service, value, isSecret }),
    };
  });
}

/** A config var with its value. */
export interface Value {
  readonly key: string;
  readonly value: string | undefined;
  readonly isSensitive: boolean;
}

const valuesOf = ({ props }: Resource): Value[] => [
  ...entriesOf(props.vars).map(([key, value]): Value => ({ key, value, isSensitive: false })),
  ...entriesOf(props.sensitiveVars).map(([key, value]): Value => ({ key, value, isSensitive: true })),
];

const entriesOf = (value: unknown): [key: string, value: string | undefined][] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).map(([key, each]): [string, string | undefined] => [key, text(each)])
    : [];

/** Values of the secrets of each service, for what must not be the same. */
export function secretsByService(
  resources: readonly Resource[],
  serviceOf: (resource: Resource) => string | undefined,
): Context["secretsOf"] {
  const byService = new Map<string | undefined, Set<string>>();
  for (const resource of resources) {
    if (resource.type !== "heroku:index/appConfigAssociation:AppConfigAssociation") continue;
    const service = serviceOf(resource);
    const own = byService.get(service) ?? new Set<string>();
    for (const { value, isSensitive } of valuesOf(resource)) if (isSensitive && value !== undefined) own.add(value);
    byService.set(service, own);
  }
  return (service) => byService.get(service) ?? new Set();
}
