import { z } from "zod";
import { entriesIn, presentIn } from "../kinds/only-in.ts";
import type {
  Addon,
  ConfigVar,
  CustomDomain,
  Environment,
  OnlyIn,
  PerEnvironment,
  ServiceDeclaration,
} from "./declare.ts";
import { dynoSize } from "./dyno-size.ts";
import { allOf, oneOf, quotedString } from "./finding.ts";
import { hostName } from "./host-name.ts";

/** Dynos of one process type. */
export interface ProcessKnobs {
  readonly quantity: number;
  /** As Heroku writes it, such as `Standard-1X`. */
  readonly size: string;
}

/** Plan of one add-on. */
interface AddonKnobs {
  /** Without the service that begins it, such as `essential-0`. */
  readonly plan: string;
}

/** A service's knobs in one environment, whatever the service. */
export interface Knobs {
  readonly processes: Readonly<Record<string, ProcessKnobs>>;
  readonly addons?: Readonly<Record<string, AddonKnobs>>;
  readonly config?: Readonly<Record<string, string>>;
  readonly domain?: string;
  /** Whether the app shows Heroku's maintenance page. @default false */
  readonly maintenance?: boolean | undefined;
}

type Present<T, E> = T extends OnlyIn<infer Thing, infer Only> ? (E extends Only ? Thing : never) : T;
type Slots<Things, Kind, E> = {
  [Name in keyof Things as Present<Things[Name], E> extends never
    ? never
    : Present<Things[Name], E> extends Kind
      ? Name
      : never]: unknown;
};
type Group<Name extends string, Things, Kind, E, Value> = keyof Slots<Things, Kind, E> extends never
  ? unknown
  : { readonly [N in Name]: { readonly [Slot in keyof Slots<Things, Kind, E>]: Value } };

/** The knobs that a declaration asks of one environment's stack file: these slots, and no others. */
export type KnobsOf<S extends ServiceDeclaration, E extends Environment> = {
  readonly processes: { readonly [Type in S["processes"][number]]: ProcessKnobs };
  readonly maintenance?: boolean;
} & Group<"addons", S["addons"], Addon, E, AddonKnobs> &
  Group<"config", S["config"], PerEnvironment, E, string> &
  ([Present<S["domain"], E>] extends [never]
    ? unknown
    : [Present<S["domain"], E>] extends [CustomDomain]
      ? { readonly domain: string }
      : unknown);

/**
 * The schema of one service's knobs in `environment`, which requires exactly the declared slots. Each message is what was
 * expected, to be put into a `Finding`.
 */
export function knobsSchema(declaration: ServiceDeclaration, environment: Environment): z.ZodType<Knobs> {
  const addons = entriesIn<Addon>(environment, declaration.addons).map(([slot, { vendor }]) => [
    slot,
    exactly({ plan: planOf(vendor) }, (input) => planExample(slot, vendor, input)),
  ]);
  const config = entriesIn<ConfigVar>(environment, declaration.config)
    .filter(([, { kind }]) => kind === "perEnvironment")
    .map(([key]) => [key, z.string({ error: ({ input }) => quotedString(input) })]);
  const process = exactly(
    { quantity: dynoCount, size: dynoSize(declaration) },
    () => "quantity and size, as { quantity: 1, size: Basic }",
  );
  return exactly({
    processes: exactly(Object.fromEntries(declaration.processes.map((type) => [type, process]))),
    ...(addons.length > 0 && { addons: exactly(Object.fromEntries(addons)) }),
    ...(config.length > 0 && { config: exactly(Object.fromEntries(config)) }),
    ...(presentIn(environment, declaration.domain) && { domain: hostName }),
    maintenance: z.boolean("true or false").optional(),
  }) as unknown as z.ZodType<Knobs>;
}

const quantity = "a whole number of dynos from 0 to 100";
const dynoCount = z.number(quantity).refine((count) => Number.isInteger(count) && count >= 0 && count <= 100, quantity);

/** Takes `essential-0` and `heroku-postgresql:essential-0`; gives the former. Some plans are numbers, such as Redis Cloud's 30. */
export function planOf({ service, firstPlan }: Addon["vendor"]): z.ZodType<string> {
  const aPlan = `a plan such as ${service}:${firstPlan}`;
  return z
    .union([z.string(), z.int().nonnegative().transform(String)], aPlan)
    .transform((plan) => (plan.startsWith(`${service}:`) ? plan.slice(service.length + 1) : plan))
    .refine((plan) => /^[a-z0-9][a-z0-9-]*$/.test(plan), aPlan);
}

/** How an add-on's plan is written. A plan that stands by itself is put in its place. */
function planExample(slot: string, vendor: Addon["vendor"], input: unknown): string {
  const { data: own } = planOf(vendor).safeParse(input);
  return own === undefined ? `a plan, as ${slot}: { plan: ${vendor.firstPlan} }` : `${slot}: { plan: ${own} }`;
}

/** An object with these properties and no others. `expected` says how a program writes it. */
export function exactly<Shape extends z.ZodRawShape>(
  shape: Shape,
  expected?: (input: unknown) => string,
): z.ZodObject<Shape, z.core.$strict> {
  const names = Object.keys(shape);
  const required = names.filter((name) => !(shape[name] instanceof z.ZodOptional));
  return z.strictObject(shape, {
    error: ({ code, input }) => (code === "unrecognized_keys" ? oneOf(names) : (expected?.(input) ?? allOf(required))),
  });
}
