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
export const valueText = (value: Value | undefined): string =>
  value === undefined ? "none" : (words[value.kind] as (value: Value) => string)(value);

type Sides = Pick<Difference, "values">;

/** `staging 1, production none`, or `1 in both`. */
export function valuesText({ values }: Sides): string {
  const [one, other] = values.map(({ value }) => valueText(value));
  if (values[0].value !== undefined && one === other) return `${one} in both`;
  return values.map(({ environment, value }) => `${environment} ${valueText(value)}`).join(", ");
}

/** What one of the two has; undefined where it has nothing. */
export const valueIn = ({ values }: Sides, environment: string): Value | undefined =>
  values.find((each) => each.environment === environment)?.value;
