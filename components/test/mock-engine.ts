import { runtime, secret } from "@pulumi/pulumi";
import type { StackInput } from "../../settings/stack-input.ts";

/** A resource as the program registered it. */
interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

/** What a test sees of the engine. */
export interface MockEngine {
  /** Everything registered so far, in order. */
  readonly registered: readonly Registered[];
  /** Inputs of one type's resources by their name, such as those of `App`. */
  of(noun: string): Record<string, Record<string, unknown>>;
  /** Resolves when everything that the program has begun is registered. */
  idle(): Promise<void>;
}

/** Answers of the look-ups by their name, such as `getTeam`. */
export type LookUps = Readonly<Record<string, (inputs: Record<string, unknown>) => Record<string, unknown>>>;

/** Id of the team that is looked up. */
export const teamId = "6f1c1f6e-0000-4000-8000-000000000001";
/** Id of each pipeline that is looked up. */
export const pipelineId = "6f1c1f6e-0000-4000-8000-000000000002";

/** Id of each hosted zone that is looked up. */
export const zoneId = "Z00000000000000000001";

/** Prices in dollars a month. */
const prices: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "heroku-postgresql": { "standard-0": 50, "essential-0": 5 },
  "heroku-redis": { mini: 3, "premium-0": 15 },
  graphenedb: { "dev-free": 0, "hobby-1": 29 },
  papertrail: { fixa: 7, choklad: 0 },
  proximo: { development: 5 },
  quotaguardstatic: { starter: 19 },
  rediscloud: { "30": 0, "250": 15 },
  rollbar: { free: 0 },
};
const dynoPrices = { Eco: 5, Basic: 7, "Standard-1X": 25, "Standard-2X": 50 };

/** A Heroku with the team, with every pipeline and zone that is asked for, and with some vendors and sizes; no other stack. */
export const everythingFound: LookUps = {
  readStackOutputs: ({ name }) => notFound(`unknown stack "${name}"`)(),
  getTeam: ({ name }) => ({ id: teamId, name, role: "admin" }),
  getPipelines: ({ names }) => ({ pipelines: [names].flat().map((name) => ({ id: pipelineId, name })) }),
  getZone: ({ name }) => ({ id: zoneId, zoneId, name }),
  getAddonService: ({ service }) => soldBy(String(service)),
  getAddonPlan: ({ plan }) =>
    notFound(`plan: expected a plan of an add-on service, got "${plan}", which Heroku does not have`)(),
  getDynoSizes: () => ({
    sizes: Object.entries(dynoPrices).map(([name, price]) => ({ name, cents: price * 100, unit: "month" })),
  }),
};

/** What `getAddonService` finds of a service that is sold. */
export function soldBy(service: string, state = "ga"): Record<string, unknown> {
  const plans = prices[service];
  if (plans === undefined) {
    return notFound(`service: expected an add-on service, got "${service}", which Heroku does not have`)();
  }
  const priced = Object.entries(plans).map(([plan, price]) => ({
    name: `${service}:${plan}`,
    cents: price * 100,
    unit: "month",
    contract: false,
    metered: false,
  }));
  return { name: service, state, plans: priced };
}

/** A look-up that fails the way the real engine's do. */
export const notFound = (reason: string) => (): never => {
  throw Object.assign(new Error(reason), { details: reason });
};

/** Replaces the engine by one that records, in an `up` unless it is a preview. The stack's configuration is what the program reads. */
export async function mockEngine(
  stack: StackInput,
  lookUps: LookUps = everythingFound,
  isPreview = false,
): Promise<MockEngine> {
  const registered: Registered[] = [];
  await runtime.setMocks(
    {
      newResource({ type, name, inputs, custom }) {
        registered.push({ type, name, inputs });
        return { id: custom === false ? undefined : `id-of-${name}`, state: { ...inputs, ...addedBy(type, inputs) } };
      },
      call({ token, inputs }) {
        const lookUp = lookUps[nounOf(token)] ?? notFound(`a look-up that fails, got ${token}`);
        return lookUp(inputs);
      },
    },
    "estate",
    stack.stack,
    isPreview,
  );
  runtime.setAllConfig({ ...stack.values }, [...stack.secretKeys]);
  return {
    registered,
    of: (noun) =>
      Object.fromEntries(
        registered.filter(({ type }) => nounOf(type) === noun).map(({ name, inputs }) => [name, inputs]),
      ),
    idle: () => runtime.disconnect(false),
  };
}

/** Resolves to the value of an output, once everything that it depends on is registered. */
export function settled<T>(output: { apply(func: (value: T) => void): unknown }): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}

const nounOf = (type: string): string => type.split(":").at(-1) ?? type;

/** What Heroku would add to the inputs. */
function addedBy(type: string, { name, plan }: Record<string, unknown>): Record<string, unknown> {
  switch (nounOf(type)) {
    case "App":
      return { webUrl: `https://${name}-1a2b3c.herokuapp.com/`, gitUrl: `https://git.heroku.com/${name}.git` };
    case "Addon":
      return { name: `${String(plan).split(":")[0]}-round-12345`, providerId: null, configVars: [] };
    case "Domain":
      return { cname: "deep-river-1.herokudns.com" };
    case "GeneratedSecret":
      return { value: secret("marker-generated-9b2d") };
    case "Bucket":
      return { hostedZoneId: "Z3AQBSTGFYJSTF" };
    case "BucketWebsiteConfiguration":
      return { websiteDomain: "s3-website-us-east-1.amazonaws.com" };
    default:
      return {};
  }
}
