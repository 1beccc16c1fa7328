import { z } from "zod";

/** What a service is made of in one environment, as the board shows it. Of config vars it has the keys, and never a value. */
export const MadeOf = z.strictObject({
  /** Name of the app. */
  app: z.string(),
  processes: z.record(z.string(), z.strictObject({ quantity: z.number(), size: z.string() })),
  addons: z.record(z.string(), z.string()),
  domain: z.string().optional(),
  configKeys: z.array(z.string()).optional(),
  /** Permissions by e-mail address. */
  people: z.record(z.string(), z.string()).optional(),
  /** When its databases are backed up. */
  backup: z.string().optional(),
});
export type MadeOf = z.infer<typeof MadeOf>;

type Facts = Readonly<Record<string, string>>;

/** What the facts by which environments are compared say of config vars, people and backups. */
export function standingIn(facts: Facts): Pick<MadeOf, "configKeys" | "people" | "backup"> {
  const backup = facts["backups.schedule"];
  return {
    configKeys: Object.keys(below(facts, "config")).sort(),
    people: below(facts, "access"),
    ...(backup !== undefined && { backup }),
  };
}

/** What those facts say of the whole service. */
export function madeIn(app: string, facts: Facts): MadeOf {
  const processes = Object.entries(below(facts, "processes")).flatMap(([path, quantity]) => {
    const type = /^(.+)\.quantity$/.exec(path)?.[1];
    if (type === undefined) return [];
    return [[type, { quantity: Number(quantity), size: facts[`processes.${type}.size`] ?? "not known" }] as const];
  });
  const addons = Object.entries(below(facts, "addons")).flatMap(([path, plans]) => {
    const service = /^(.+)\.plan$/.exec(path)?.[1];
    return service === undefined ? [] : [[service, `${service}:${plans}`] as const];
  });
  const domain = facts["domains.hostnames"];
  return {
    app,
    processes: Object.fromEntries(processes),
    addons: Object.fromEntries(addons),
    ...(domain !== undefined && { domain }),
    ...standingIn(facts),
  };
}

function below(facts: Facts, aspect: string): Record<string, string> {
  const prefix = `${aspect}.`;
  const own = Object.entries(facts).filter(([path]) => path.startsWith(prefix));
  return Object.fromEntries(own.map(([path, text]) => [path.slice(prefix.length), text]));
}
