import type { Difference } from "../difference.ts";
import { listed, scheduleFact } from "../facts.ts";
import type { Value } from "../value.ts";

/** Hours after which a newest backup is stale: a daily one, which Heroku leaves out where one ran in the last 12 hours. */
export const FRESH_HOURS = 36;

type Words = { readonly [Kind in Value["kind"]]: (value: Extract<Value, { kind: Kind }>) => string };

const words: Words = {
  present: () => "present",
  text: ({ text }) => text,
  count: ({ count }) => String(count),
  list: ({ items }) => items.join(", "),
  "config var": ({ setBy, app }) =>
    setBy === undefined ? "set" : `set by ${setBy}${app === undefined ? "" : ` of ${app}`}`,
  compared: ({ outcome }) => (outcome === "same" ? "the same value" : "its own value"),
  copy: ({ key, service, environment }) =>
    `the value of ${key}${service === undefined ? "" : ` of ${service}`} in ${environment}`,
  attachment: ({ sibling, namespace }) =>
    [sibling === undefined ? "attached" : `of ${sibling}`, ...(namespace === undefined ? [] : [namespace])].join(", "),
  schedules: ({ schedules }) => listed(schedules.map(({ hour, timezone }) => scheduleFact(hour, timezone))),
  webhooks: ({ webhooks }) =>
    webhooks
      .map(({ include, level, by }) => [...include, level, ...(by === undefined ? [] : [`by ${by}`])].join(", "))
      .join("; "),
  backup: ({ age }) => `${age === "fresh" ? "within" : "older than"} ${FRESH_HOURS} hours`,
  changed: ({ at }) => `changed ${at}`,
  member: ({ stage }) => `in ${stage}`,
  rollback: ({ to, since, at, by, config }) => {
    const who = by === undefined ? "" : `, by ${by}`;
    const keys = config.length === 0 ? "" : `; ${config.join(", ")} went back with it`;
    return `v${to} again since v${since}, ${at}${who}${keys}`;
  },
};

/** What an environment has of a part, in words. */
export const valueText = (value: Value): string => (words[value.kind] as (value: Value) => string)(value);

/** An app that is not in maintenance mode has no fact of it. */
const absent = (path: string): string => (path === "app.maintenance" ? "off" : "none");

type Sides = Pick<Difference, "path" | "values">;

/** What an environment has in a difference, in words. */
export function sideText(difference: Sides, environment: string): string {
  const value = valueIn(difference, environment);
  return value === undefined ? absent(difference.path) : valueText(value);
}

/** `staging 1, production none`, or `1 in both`. */
export function valuesText(difference: Sides): string {
  const { values } = difference;
  const [one, other] = values.map(({ environment }) => sideText(difference, environment));
  if (values[0].value !== undefined && one === other) return `${one} in both`;
  return values.map(({ environment }) => `${environment} ${sideText(difference, environment)}`).join(", ");
}

/** What one of the two has; undefined where it has nothing. */
export const valueIn = ({ values }: Pick<Sides, "values">, environment: string): Value | undefined =>
  values.find((each) => each.environment === environment)?.value;
