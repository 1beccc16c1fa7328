import { z } from "zod";
import { isSinkKey, senderByKey, senderBySlug } from "../facts/mailers.ts";
import { defineRule } from "../rule.ts";
import { slugs } from "../setting-types.ts";
import type { EstateView } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";

const pattern = "a key of a config var, with * for any letters";
const keyPatterns = z
  .array(z.string(pattern).regex(/^[A-Za-z0-9_*]+$/, pattern), "a list of keys of config vars")
  .default([]);

export const stagingMailSink = defineRule({
  name: "staging-mail-sink",
  holds:
    "What writes to people, by mail or telephone, has a sink in every environment but production, and none in production.",
  why: "Staging works with copies of real people's addresses, and would write to them.",
  severity: "critical",
  level: "mandatory",
  remedy:
    'Declare a config var such as `EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "…")` in index.ts, with a value in the stack file of staging alone, and have the app send all of it there; or the host of a sandbox, or a way to send that sends nothing, as the value for staging. What catches it otherwise is `exceptions: { mailSink: "what" }`.',
  rows: [121],
  settings: z.strictObject({
    senders: keyPatterns.describe("Further config vars of what sends; * stands for any letters."),
    addons: slugs.describe("Further add-on services that send."),
    sinks: keyPatterns.describe("Further config vars that keep messages from the people that they are for."),
  }),
  check: (view, more) =>
    view.services.flatMap(({ urn, declared: { name, exceptions } }) => {
      const sink = sinkOf(view, name, more.sinks);
      if (view.environment === "production") {
        const message = `${name}: expected mail to reach people in production, got the mail sink ${sink}: declare it with onlyIn("staging", …), or another value for production`;
        return sink === undefined ? [] : [{ service: name, urn, message }];
      }
      const sender = senderOf(view, name, more);
      if (sender === undefined || sink !== undefined || exceptions.mailSink !== null) return [];
      const message = `${name}: expected a mail sink such as EMAIL_RECIPIENTS, as ${sender} writes to people, got none: ${declareFor(view)}, and have the app send all of it there`;
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

/** `onlyIn` is for one environment: of three, two need a sink. */
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
