import { z } from "zod";
import { isSinkKey, senderByKey, senderBySlug } from "../facts/mailers.ts";
import { defineRule, violation } from "../rule.ts";
import { slugs } from "../setting-types.ts";
import type { EstateView } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";
import type { ServiceView } from "../view/resource-view.ts";

const pattern = "a config var key, with * for any letters";
const keyPatterns = z
  .array(z.string(pattern).regex(/^[A-Za-z0-9_*]+$/, pattern), "a list of keys of config vars")
  .default([]);

export const stagingMailSink = defineRule({
  name: "staging-mail-sink",
  holds: "Services that send email or text messages have a mail sink in every environment except production.",
  why: "Staging often holds copies of real addresses and would send messages to them.",
  severity: "critical",
  level: "mandatory",
  remedy:
    'Declare a config var such as `EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "…")` in index.ts, set it only in the stack file of staging, and send all messages there. Alternatively set the mail host of staging to a sandbox, or its delivery method to one that sends nothing. If something else catches the messages, declare `exceptions: { mailSink: "what" }`.',
  rows: [121],
  settings: {
    senders: keyPatterns.describe("Additional config vars of services that send messages; `*` matches any letters."),
    addons: slugs.describe("Additional add-on services that send messages."),
    sinks: keyPatterns.describe("Additional config vars that redirect messages away from their recipients."),
  },
  check: (view, more) =>
    view.services.flatMap((service) => {
      const sink = sinkOf(view, service, more.sinks);
      if (view.environment === "production") {
        const text = `production to send real messages, got the mail sink ${sink}: declare it with onlyIn("staging", …), or another value for production`;
        return sink === undefined ? [] : [violation(service, text)];
      }
      const sender = senderOf(view, service, more);
      const isExcepted = service.declared.exceptions.mailSink !== undefined;
      if (sender === undefined || sink !== undefined || isExcepted) return [];
      const text = `a mail sink such as EMAIL_RECIPIENTS, because ${sender} sends messages, got none: ${declareFor(view)}, and send all messages there`;
      return [violation(service, text)];
    }),
});

interface More {
  readonly senders: readonly string[];
  readonly addons: readonly string[];
}

function senderOf(view: EstateView, service: ServiceView, { senders, addons }: More): string | undefined {
  const key = allKeysOf(view, service).find((each) => senderByKey(each) !== undefined || isOneOf(senders, each));
  const sends = ({ slug, declared }: EstateView["addons"][number]) =>
    declared?.purpose === "mail" || senderBySlug(slug) !== undefined || addons.includes(slug);
  return key ?? view.addons.find((addon) => addon.service === service.name && sends(addon))?.slug;
}

function sinkOf(view: EstateView, service: ServiceView, sinks: readonly string[]): string | undefined {
  const own = view.configVars.filter((each) => each.service === service.name);
  const off = own.flatMap(({ key, meaning }) => (meaning.isOff ? [key] : []));
  const byKey = allKeysOf(view, service).find((key) => (isSinkKey(key) || isOneOf(sinks, key)) && !off.includes(key));
  return byKey ?? own.find(({ meaning }) => meaning.isMailSink)?.key;
}

/** `onlyIn` covers one environment; with three environments, two need a sink. */
const declareFor = ({ environment, environments }: EstateView): string =>
  environments.length > 2
    ? 'declare it perEnvironment(), "" in production'
    : `declare it with onlyIn("${environment}", …)`;

/** Keys of config vars, also of those that add-ons set. */
const allKeysOf = (view: EstateView, service: ServiceView): string[] => [
  ...keysOf(view, service),
  ...service.declared.addons.flatMap(({ setsKeys }) => setsKeys),
];

const isOneOf = (patterns: readonly string[], key: string): boolean =>
  patterns.some((each) => new RegExp(`^${each.replaceAll("*", ".*")}$`).test(key));
