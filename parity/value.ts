import { z } from "zod";
import { ofSibling, present, schedulesIn, setterOf } from "./facts.ts";
import { type PartKind, partAt } from "./part.ts";

const value = <Kind extends string, Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

const Rollback = z.strictObject({
  /** Versions of the release that runs again, of the one that says so, and of the newest one before it. */
  to: z.int(),
  since: z.int(),
  before: z.int().optional(),
  at: z.string(),
  by: z.string().optional(),
  /** Config vars that went back with it. */
  config: z.array(z.string()),
  /** Whether other code ran before it. */
  hasOtherCode: z.boolean(),
});
export type Rollback = z.infer<typeof Rollback>;

/** What an environment has of a part. Never the value of a config var. */
export const Value = z.discriminatedUnion("kind", [
  value("present", {}),
  value("text", { text: z.string() }),
  value("count", { count: z.number() }),
  value("list", { items: z.array(z.string()) }),
  /** A config var that people set, or an add-on: one of `app` where that is not the service's own. */
  value("config var", { setBy: z.string().optional(), app: z.string().optional() }),
  /** How the values of a config var compare. */
  value("compared", { outcome: z.enum(["same", "different"]) }),
  /** A config var with the value that another one of another environment has. */
  value("copy", { key: z.string(), service: z.string().optional(), environment: z.string() }),
  value("attachment", { sibling: z.string().optional(), namespace: z.string().optional() }),
  value("schedules", { schedules: z.array(z.strictObject({ hour: z.int(), timezone: z.string() })) }),
  value("webhooks", {
    webhooks: z.array(z.strictObject({ include: z.array(z.string()), level: z.string(), by: z.string().optional() })),
  }),
  value("backup", { age: z.enum(["fresh", "stale"]) }),
  value("changed", { at: z.string() }),
  value("member", { stage: z.string() }),
  value("rollback", Rollback.shape),
]);
export type Value = z.infer<typeof Value>;

/** Text of a rollback: one fact, as all of it is reported in one line. */
export const rollbackFact = (rollback: Rollback): string => JSON.stringify(rollback);

export const rollbackOf = ({ "release.rollback": text }: Readonly<Record<string, string>>): Rollback | undefined =>
  text === undefined ? undefined : Rollback.parse(JSON.parse(text));

const asText = (text: string): Value => (text === present ? { kind: "present" } : { kind: "text", text });
const asCount = (text: string): Value => (/^\d+$/.test(text) ? { kind: "count", count: Number(text) } : asText(text));
const asList = (text: string): Value => ({ kind: "list", items: text.split(", ") });

/** What the text of a fact says where it is more than a word. */
const meanings: Readonly<Partial<Record<PartKind, (text: string) => Value>>> = {
  "pipeline.members": (stage) => ({ kind: "member", stage }),
  "processes.quantity": asCount,
  buildpacks: asList,
  config: (text) => {
    const [setBy, app] = setterOf(text)?.split(" of ") ?? [];
    return { kind: "config var", ...(setBy !== undefined && { setBy }), ...(app !== undefined && { app }) };
  },
  addons: asCount,
  "addons.plan": asList,
  "addons.version": asList,
  attachments: (text) => {
    const [of = "", namespace] = text.split(", ");
    const sibling = of.startsWith(ofSibling) && { sibling: of.slice(ofSibling.length) };
    return { kind: "attachment", ...sibling, ...(namespace !== undefined && { namespace }) };
  },
  "domains.custom": asCount,
  "domains.hostnames": asList,
  "certificates.kind": asList,
  "certificates.state": asList,
  drains: asCount,
  webhooks: (text) => ({ kind: "webhooks", webhooks: text.split("; ").map(webhookIn) }),
  "webhooks.signing": (at) => ({ kind: "changed", at }),
  access: asList,
  "backups.schedule": (text) => ({ kind: "schedules", schedules: schedulesIn(text) }),
  "backups.newest": (text) => ({ kind: "backup", age: text === "fresh" ? "fresh" : "stale" }),
  "release.rollback": (text) => ({ kind: "rollback", ...Rollback.parse(JSON.parse(text)) }),
};

export const valueAt = (path: string, text: string): Value => (meanings[partAt(path).kind] ?? asText)(text);

function webhookIn(text: string) {
  const [, what = "", by] = /^(.*?)(?:, by (\S+))?$/.exec(text) ?? [];
  const words = what.split(", ");
  return { include: words.slice(0, -1), level: words.at(-1) ?? "", ...(by !== undefined && { by }) };
}
