import { z } from "zod";
import { entriesIn, thingOf } from "../kinds/only-in.ts";
import type { Addon, ConfigVar, Environment, ServiceDeclaration } from "./declare.ts";
import { type Finding, oneOf, shown } from "./finding.ts";
import { findingUnless, indexFinding, isBlank, shapeFindings } from "./index-finding.ts";
import { didYouMean } from "./nearest-name.ts";

const dataClasses = ["public", "internal", "restricted"] as const;
const aSpace = "the name of a private space such as example-space";

const aStack = "a stack such as heroku-24";
const aBuildpack = "a buildpack such as heroku/python";

const words = z.object({
  buildpacks: z.array(z.string(aBuildpack).regex(/^\S+$/, aBuildpack), "a list of buildpacks").optional(),
  data: z.enum(dataClasses, oneOf(dataClasses)).optional(),
  description: z
    .string("what the service is")
    .refine((text) => !isBlank(text), "what the service is")
    .optional(),
  // Source: the names in Heroku's API schema of stacks.
  stack: z
    .string(aStack)
    .regex(/^[a-z0-9][a-z0-9-]*$/, aStack)
    .optional(),
  // Source: the pattern of a space's name in Heroku's API schema.
  space: z
    .string(aSpace)
    .regex(/^[a-z0-9](?:[a-z0-9]|-(?!-))+[a-z0-9]$/, aSpace)
    .optional(),
  uploads: z.boolean("true or false").optional(),
});

/** What is wrong with the single words of a service: `buildpacks`, `data`, `description`, `space`, `stack`, `uploads`. */
export function wordFindings(service: ServiceDeclaration): Finding[] {
  const path = `services.${service.name}`;
  const regional = service.space !== undefined && service.region !== undefined;
  return [
    ...shapeFindings(path, words, service),
    ...(regional ? [indexFinding(`${path}.region`, "nothing: a private space has its region", service.region)] : []),
  ];
}

const anOwner = 'who sets the number, such as autoscaler("Judoscale, 1 to 5 dynos")';

/** An autoscaler of a process type that the service does not have, or that has no name. */
export function autoscalingFindings({ name, processes, autoscaling = {} }: ServiceDeclaration): Finding[] {
  return Object.entries(autoscaling).flatMap(([type, declared]) => {
    const path = `services.${name}.autoscaling.${type}`;
    if (!processes.includes(type))
      return [indexFinding(path, `a process type of the service: ${oneOf(processes)}`, type)];
    const { owner } = thingOf(declared);
    const isNamed = typeof owner === "string" && !isBlank(owner);
    return findingUnless(isNamed, path, anOwner, shown(owner));
  });
}

/** A broker that is no add-on or config var of the environment, or one in which nothing can wait. */
export function brokerFindings(service: ServiceDeclaration, environment: Environment): Finding[] {
  const { name, broker, config } = service;
  if (broker === undefined) return [];
  const path = `services.${name}.broker`;
  if (typeof broker !== "object" || broker === null) return slotFindings(path, broker, service, environment);
  if (broker.kind === "noJobs") return [];
  const keys = entriesIn<ConfigVar>(environment, config).map(([key]) => key);
  return keys.includes(broker.key)
    ? []
    : [notAmong(path, `a config var of ${environment} with the queue's address`, broker.key, keys)];
}

function slotFindings(
  path: string,
  broker: string,
  { addons }: ServiceDeclaration,
  environment: Environment,
): Finding[] {
  const slots = entriesIn<Addon>(environment, addons)
    .filter(([, { vendor, cacheOnly }]) => canQueue.includes(vendor.purpose) && cacheOnly === undefined)
    .map(([slot]) => slot);
  if (slots.includes(broker)) return [];
  return slots.length === 0
    ? [indexFinding(path, `a database or key-value store among the add-ons of ${environment}`, shown(broker))]
    : [notAmong(path, `an add-on of ${environment} that keeps jobs`, broker, slots)];
}

function notAmong(path: string, expected: string, name: unknown, names: readonly string[]): Finding {
  const finding = indexFinding(path, names.length === 0 ? expected : `${expected}: ${oneOf(names)}`, shown(name));
  return { ...finding, remedy: typeof name === "string" ? didYouMean(name, names) : undefined };
}

const canQueue: readonly Addon["vendor"]["purpose"][] = ["database", "key-value store", "broker", "other"];
