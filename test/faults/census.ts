/** Collections that tell what happened, or hold what Heroku makes up. */
const events = ["releases", "webhookEvents", "deliveries", "jobs", "inbox", "settings", "slugs", "accounts"];
/** Members that differ from run to run, or that Heroku makes up. */
const volatile = /^(id|.*At|providerId|values|cname|webHash|token|remoteId|addonVars)$/;

interface Named {
  readonly id?: string;
  readonly name?: string;
}

/**
 * What Heroku has, one line for each object, sorted: ids are written as the names of what they stand for, and what differs from
 * run to run is left out.
 */
export function census(rows: ReadonlyMap<string, readonly object[]>): string[] {
  const names = namesIn(rows);
  const write = (key: string, value: unknown): unknown => {
    if (key !== "" && volatile.test(key)) return undefined;
    if (key === "acmSince") return value !== null;
    if (typeof value !== "string") return value;
    return value.replace(uuids, (id) => names.get(id) ?? "(no object)").replace(random, "(random)");
  };
  const lines = [...rows].flatMap(([kind, all]) =>
    events.includes(kind) ? [] : all.map((row) => `${kind} ${nameOf(kind, row, names)}${JSON.stringify(row, write)}`),
  );
  return renumbered(lines.sort()).sort();
}

const random = /\b[0-9a-f]{32,}\b|logs-[0-9a-f]{4}/g;
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function namesIn(rows: ReadonlyMap<string, readonly object[]>): Map<string, string> {
  const names = new Map<string, string>();
  for (const [kind, of] of rows) {
    // Config vars have the id of their app, and come after it.
    for (const { id = "", name = "" } of of as readonly Named[]) if (!names.has(id)) names.set(id, `${kind}:${name}`);
  }
  return names;
}

/** Where the id of a row is that of another thing, as of an app's config vars. */
function nameOf(kind: string, { id = "" }: Named, names: ReadonlyMap<string, string>): string {
  const name = names.get(id);
  return name === undefined || name.startsWith(`${kind}:`) ? "" : name;
}

/** Names of the ground are counted up from case to case. */
function renumbered(lines: readonly string[]): string[] {
  const numbers = [...new Set(lines.flatMap((line) => line.match(/\blife[a-z-]*-\d+/g) ?? []))];
  const order = numbers.toSorted((one, other) => Number(one.match(/\d+$/)) - Number(other.match(/\d+$/)));
  const byName = new Map(order.map((name, index) => [name, `${name.replace(/\d+$/, "")}#${index}`]));
  return lines.map((line) => line.replace(/\blife[a-z-]*-\d+/g, (name) => byName.get(name) ?? name));
}

/** What one census has that the other has not, each line marked with + or -. */
export function difference(actual: readonly string[], expected: readonly string[]): string[] {
  const missing = [...expected];
  const extra = actual.filter((line) => {
    const place = missing.indexOf(line);
    if (place >= 0) missing.splice(place, 1);
    return place < 0;
  });
  return [...missing.map((line) => `- ${line}`), ...extra.map((line) => `+ ${line}`)];
}
