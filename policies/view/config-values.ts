import { suspicionOf } from "../../config-vars/suspicion.ts";
import { configVars } from "../../kinds/config-vars.ts";
import { pipelineConfigVars } from "../../kinds/pipeline-config-vars.ts";
import { type Fingerprints, fingerprint, type Manifest } from "../../parity/manifest.ts";
import { classifyValue, type ValueContext } from "./classify-value.ts";
import { hostsIn } from "./hosts-in.ts";
import { productionValues } from "./production-values.ts";
import { text } from "./property.ts";
import type { Resource } from "./resource.ts";
import type { ResourceView, ResourceViews } from "./resource-view.ts";
import { sharedStores, type Value } from "./shared-stores.ts";

interface Context {
  readonly views: ResourceViews;
  readonly valueContext: ValueContext;
  /** The fingerprints of the other environments, by environment. */
  readonly recordedPrints: Readonly<Record<string, Fingerprints>>;
}

/** The config vars of apps, and those that pipelines give to new review or test apps, without their values. */
export function readConfigVars(resources: readonly Resource[], production: Manifest | undefined, context: Context) {
  const { views, recordedPrints } = context;
  const associations = resources.filter(({ type }) => type === configVars.token);
  const byService = Map.groupBy(associations, (each) => views.of(each).service);
  const isOfProduction = productionValues(recordedPrints.production, production);
  return {
    configVars: associations.flatMap((each) =>
      described(each, views.ofApp(each), context).map(({ view, value }) => {
        const recorded = Object.entries(recordedPrints).flatMap(([environment, prints]) => {
          const isSame = isRecorded(prints, view, value);
          return isSame === undefined ? [] : [{ environment, isSame }];
        });
        return {
          ...view,
          /** Whether it is blank, which apps treat as not set. */
          isBlank: value?.trim() === "",
          /** Other environments that recorded a fingerprint for it. */
          comparedWith: recorded.map(({ environment }) => environment),
          /** Other environments that have the same value, out of `comparedWith`. */
          sameIn: recorded.flatMap(({ environment, isSame }) => (isSame ? [environment] : [])),
        };
      }),
    ),
    pipelineVars: resources.flatMap((each) => {
      if (each.type !== pipelineConfigVars.token) return [];
      const owner = { ...views.of(each), stage: text(each.props.pipelineStage) };
      const own = (byService.get(owner.service) ?? []).flatMap(valuesOf);
      return described(each, owner, context).map(({ view, value }) => {
        const { service, key, isSensitive, suspicion } = view;
        const isHere = own.some((variable) => variable.key === key && variable.value === value);
        const isProductions =
          recordedPrints.production !== undefined && isRecorded(recordedPrints.production, view, value) === true;
        const isSecret = isSensitive || suspicion !== undefined;
        return {
          ...view,
          /** Whether its value is a secret of the service in this environment. */
          isOfEnvironment: value !== undefined && own.some((other) => other.isSensitive && other.value === value),
          /** Whether it has production's URL for this key, which this environment does not have. */
          hasAddressOfProduction: isProductions && hostsIn(value ?? "").length > 0 && !isHere,
          /** Whether its value is a production secret. */
          isOfProduction: value !== undefined && isOfProduction({ service, value, isSecret }),
        };
      });
    }),
  };
}

/** What every config var shows, each beside its value. */
function described<Owner extends ResourceView>(
  resource: Resource,
  owner: Owner,
  { valueContext, recordedPrints }: Context,
) {
  const values = valuesOf(resource);
  const stores = sharedStores(values, recordedPrints);
  return values.map(({ key, value, isSensitive }) => ({
    value,
    view: {
      ...owner,
      key,
      /** Whether it is encrypted. */
      isSensitive,
      /** The kind of secret that a plain value looks like, such as `a private key`. */
      suspicion: isSensitive || value === undefined ? undefined : suspicionOf(key, value),
      /** What its value means. */
      meaning: classifyValue({ key, value, isSensitive }, valueContext),
      /** The data store outside Heroku that it points to. */
      store: stores.get(key),
      /** What its service declares of it. */
      declared: owner.owner?.config.find((each) => each.key === key),
    },
  }));
}

/** Whether a value is the one that an environment recorded; undefined if it recorded none. */
function isRecorded(
  { salt, values }: Fingerprints,
  { service, key }: { readonly service: string | undefined; readonly key: string },
  value: string | undefined,
): boolean | undefined {
  const print = service === undefined ? undefined : values[service]?.[key];
  return print === undefined || value === undefined ? undefined : fingerprint(salt, value) === print;
}

const valuesOf = ({ props }: Resource): Value[] => [
  ...entriesOf(props.vars).map(([key, value]): Value => ({ key, value, isSensitive: false })),
  ...entriesOf(props.sensitiveVars).map(([key, value]): Value => ({ key, value, isSensitive: true })),
];

const entriesOf = (value: unknown): [key: string, value: string | undefined][] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).map(([key, each]): [string, string | undefined] => [key, text(each)])
    : [];
