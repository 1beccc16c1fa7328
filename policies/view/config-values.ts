import { suspicionOf } from "../../config-vars/suspicion.ts";
import { configVars } from "../../kinds/config-vars.ts";
import { pipelineConfigVars } from "../../kinds/pipeline-config-vars.ts";
import { type Fingerprints, fingerprint } from "../../parity/manifest.ts";
import { classifyValue, type ValueContext } from "./classify-value.ts";
import type { AppResourceView, ConfigVar, PipelineVar, ResourceView } from "./estate-view.ts";
import { hostsIn } from "./hosts-in.ts";
import type { productionValues } from "./production-values.ts";
import { text } from "./property.ts";
import type { Resource } from "./resource.ts";
import type { sharedStores, Value } from "./shared-stores.ts";

interface Context {
  readonly valueContext: ValueContext;
  /** The fingerprints of the other environments, by environment. */
  readonly recordedPrints: Readonly<Record<string, Fingerprints>>;
  readonly isOfProduction: ReturnType<typeof productionValues>;
  /** The config vars of a service in this environment. */
  valuesOf(service: string | undefined): readonly Value[];
  readonly storesShared: ReturnType<typeof sharedStores>;
  resourceView(resource: Resource): ResourceView;
  appResource(resource: Resource): AppResourceView;
}

/** The config vars that a resource sets, without their values. */
export function configVarsOf(resource: Resource, context: Context): ConfigVar[] {
  if (resource.type !== configVars.token) return [];
  const owner = context.appResource(resource);
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
      meaning: classifyValue({ key, value, isSensitive }, context.valueContext),
      store: stores.get(key),
      comparedWith: recorded.map(({ environment }) => environment),
      sameIn: recorded.filter(({ isSame }) => isSame).map(({ environment }) => environment),
    };
  });
}

/** The config vars that a pipeline gives to new review or test apps, without their values. */
export function pipelineVarsOf(resource: Resource, context: Context): PipelineVar[] {
  const { isOfProduction, recordedPrints, valueContext, resourceView } = context;
  if (resource.type !== pipelineConfigVars.token) return [];
  const owner = resourceView(resource);
  const own = context.valuesOf(owner.service);
  const values = valuesOf(resource);
  const stores = context.storesShared(values);
  const { salt = "", values: prints = {} } = recordedPrints.production ?? {};
  return values.map(({ key, value, isSensitive }) => {
    const print = owner.service === undefined ? undefined : prints[owner.service]?.[key];
    const isProductions = value !== undefined && print !== undefined && fingerprint(salt, value) === print;
    const suspicion = isSensitive || value === undefined ? undefined : suspicionOf(key, value);
    const isSecret = isSensitive || suspicion !== undefined;
    return {
      ...owner,
      stage: text(resource.props.pipelineStage),
      key,
      isSensitive,
      suspicion,
      meaning: classifyValue({ key, value, isSensitive }, valueContext),
      isOfEnvironment: value !== undefined && own.some((each) => each.isSensitive && each.value === value),
      hasAddressOfProduction:
        isProductions && hostsIn(value).length > 0 && !own.some((each) => each.key === key && each.value === value),
      store: stores.get(key),
      isOfProduction: value !== undefined && isOfProduction({ service: owner.service, value, isSecret }),
    };
  });
}

const valuesOf = ({ props }: Resource): Value[] => [
  ...entriesOf(props.vars).map(([key, value]): Value => ({ key, value, isSensitive: false })),
  ...entriesOf(props.sensitiveVars).map(([key, value]): Value => ({ key, value, isSensitive: true })),
];

const entriesOf = (value: unknown): [key: string, value: string | undefined][] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).map(([key, each]): [string, string | undefined] => [key, text(each)])
    : [];

/** The config vars of each service, to find shared values. */
export function valuesByService(
  resources: readonly Resource[],
  serviceOf: (resource: Resource) => string | undefined,
): Context["valuesOf"] {
  const associations = resources.filter(({ type }) => type === configVars.token);
  const byService = Map.groupBy(associations, serviceOf);
  return (service) => (byService.get(service) ?? []).flatMap(valuesOf);
}
