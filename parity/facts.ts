import { timeZoneName } from "../sdks/heroku/resources/time-zone.ts";
import { receiverOf } from "../settings/receiver.ts";

/** What a fact says of something that is there and has nothing more to tell. */
export const present = "yes";

/** What the fact of a config var says. Values are never facts. */
export const setByPeople = "set";

/** As `setByPeople`, of a var that an add-on sets, which people cannot set. */
export const setBy = (addonService: string): string => `set by ${addonService}`;

/** The add-on service of `setBy`; undefined for a var that people set. */
export const setterOf = (fact: string): string | undefined => /^set by (.+)$/.exec(fact)?.[1];

/** Of things that have no order, such as plans of several add-ons of one service. */
export const listed = (items: Iterable<string>): string => [...items].sort().join(", ");

const rights = ["view", "deploy", "operate", "manage"];

/** Permissions in Heroku's order; `view` is always implied. */
export const permissionsFact = (permissions: readonly string[]): string =>
  rights.filter((right) => right === "view" || permissions.includes(right)).join(", ");

/** Text of a backup schedule; `hour` is one of the day. */
export const scheduleFact = (hour: number, timezone: string): string =>
  `daily at ${String(hour).padStart(2, "0")}:00 ${timezone}`;

const schedule = /^daily at (\d\d):00 (\S+)$/;

export function schedulesIn(text: string): { hour: number; timezone: string }[] {
  return text.split(", ").flatMap((each) => {
    const [, hour, timezone] = schedule.exec(each) ?? [];
    return hour === undefined || timezone === undefined ? [] : [{ hour: Number(hour), timezone }];
  });
}

/** Whether two texts of one fact say the same, a time zone by any of its names. */
export const isSameFact = (one: string | undefined, other: string | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && inOneName(one) === inOneName(other));

function inOneName(fact: string): string {
  const schedules = schedulesIn(fact);
  if (schedules.length < fact.split(", ").length) return fact;
  return listed(schedules.map(({ hour, timezone }) => scheduleFact(hour, timeZoneName(timezone))));
}

interface Webhook {
  readonly url: string;
  readonly include: readonly string[];
  readonly level: string;
}

/**
 * Path and text of a webhook. Its receiver is shown by host, and by the address that a relay is to write to: path and query of
 * other receivers hold keys of theirs.
 */
export function webhookFact({ url, include, level }: Webhook): [path: string, text: string] {
  const origin = receiverOf(url);
  const what = `${listed(include)}, ${level}`;
  const to = URL.canParse(url) ? new URL(url).searchParams.get("to") : null;
  if (to === null || !isAddress(to)) return [`webhooks.${origin}`, what];
  return [`webhooks.${to.toLowerCase()}`, `${what}, by ${origin}`];
}

/** How the path of a webhook ends where its signing is meant. */
export const SIGNING = " signing";

/** How the text of an attachment begins where another service of the environment has the add-on. */
export const ofSibling = "of ";

/** Text of an attachment: of an add-on of another service of the environment, by a credential of its own. */
export const attachmentFact = (sibling: string | undefined, namespace: string | undefined): string =>
  [sibling === undefined ? present : ofSibling + sibling, ...(namespace === undefined ? [] : [namespace])].join(", ");

const isAddress = (text: string): boolean => /^[^\s@,;]+@[^\s@,;]+$/.test(text);
