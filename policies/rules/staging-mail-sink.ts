import { z } from "zod";
import { isSinkKey, senderByKey, senderBySlug } from "../facts/mailers.ts";
import { defineRule } from "../rule.ts";
import { slugs } from "../setting-types.ts";
import type { EstateView } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";

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
  settings: z.strictObject({
    senders: keyPatterns.describe("Additional config vars of services that send messages; `*` matches any letters."),
    addons: slugs.describe("Additional add-on services that send messages."),
    sinks: keyPatterns.describe("Additional config vars that redirect messages away from their recipients."),
  }),
  check: (view, more) =>
    view.services.flatMap(({ urn, declared: { name, exceptions } }) => {
      const sink = sinkOf(view, name, more.sinks);
      if (view.environment === "production") {
        const message = `${name}: expected production to send real messages, got the mail sink ${sink}: declare it with onlyIn("staging", …), or another value for production`;
        return sink === undefined ? [] : [{ service: name, urn, message }];
      }
      const sender = senderOf(view, name, more);
      if (sender === undefined || sink !== undefined || exceptions.mailSink !== null) return [];
      const message = `${name}: expected a mail sink such as EMAIL_RECIPIENTS, because ${sender} sends messages, got none: ${declareFor(view)}, and send all messages there`;
      return [{ service: name, urn, message }];
    }),
});

interface More {
  readonly senders: readonly string[];
  readonly addons: readonly string[];
}

function senderOf(view: EstateView, name: string, { senders, addons }: More): string | undefined {
  const key = [...keysOf(view, name), ...addonKeysOf(view, name)].find(
    (each) => senderByKey(each) !== undefined || isOneOf(senders, each),
  );
  const own = view.addons.filter(({ service }) => service === name);
  const sends = ({ slug, declared }: EstateView["addons"][number]) =>
    declared?.purpose === "mail" || senderBySlug(slug) !== undefined || addons.includes(slug);
  return key ?? own.find(sends)?.slug;
}

function sinkOf(view: EstateView, name: string, sinks: readonly string[]): string | undefined {
  const off = view.configVars.flatMap(({ service, key, meaning }) => (service === name && meaning.isOff ? [key] : []));
  const byKey = [...keysOf(view, name), ...addonKeysOf(view, name)].find(
    (key) => (isSinkKey(key) || isOneOf(sinks, key)) && !off.includes(key),
  );
  return byKey ?? view.configVars.find(({ service, meaning }) => service === name && meaning.isMailSink)?.key;
}

/** `onlyIn` covers one environment; with three environments, two need a sink. */
const declareFor = ({ environment, environments }: EstateView): string =>
  environments.length > 2
    ? 'declare it perEnvironment(), "" in production'
    : `declare it with onlyIn("${environment}", …)`;

const addonKeysOf = ({ services }: EstateView, name: string): string[] =>
  services.flatMap(({ declared }) =>
    declared.name === name ? declared.addons.flatMap(({ setsKeys }) => setsKeys) : [],
  );

const isOneOf = (patterns: readonly string[], key: string): boolean =>
  patterns.some((each) => new RegExp(`^${each.replaceAll("*", ".*")}$`).test(key));
