import { z } from "zod";
import { defineRule } from "../rule.ts";
import type { EstateView } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";

const pattern = "a key of a config var, with * for any letters";
const keyPattern = z.string(pattern).regex(/^[A-Za-z0-9_*]+$/, pattern);
const keyPatterns = "a list of keys of config vars";

export const stagingMailSink = defineRule({
  name: "staging-mail-sink",
  holds: "What sends mail has a sink for it in every environment but production, and none in production.",
  why: "Staging works with copies of real people's addresses, and would write to them.",
  severity: "critical",
  level: "mandatory",
  remedy:
    'Declare a config var such as `EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "…")` in index.ts, and have the app send all mail there; what catches it otherwise is `exceptions: { mailSink: "what" }`.',
  rows: [121],
  settings: z.strictObject({
    senders: z
      .array(keyPattern, keyPatterns)
      .default([
        "SMTP_*",
        "EMAIL_HOST*",
        "EMAIL_SERVER*",
        "EMAIL_URL",
        "MAIL_HOST*",
        "MAIL_SERVER*",
        "MAIL_URL",
        "MAILER_*",
        "MAILGUN_*",
        "MAILJET_*",
        "MANDRILL_*",
        "POSTMARK_*",
        "SENDGRID_*",
        "SPARKPOST_*",
      ])
      .describe("Config vars of a service that sends mail; * stands for any letters."),
    addons: z
      .array(z.string("a slug, such as mailgun"), "a list of slugs of add-on services")
      .default(["mailgun", "mailjet", "postmark", "sendgrid", "sparkpost"])
      .describe("Slugs of add-ons that send mail."),
    sinks: z
      .array(keyPattern, keyPatterns)
      .default(["EMAIL_RECIPIENTS", "EMAIL_SINK*", "MAIL_RECIPIENTS", "MAIL_SINK*", "MAILTRAP_*"])
      .describe("Config vars that keep mail from the people that it is for."),
  }),
  check: (view, { senders, addons, sinks }) =>
    view.services.flatMap(({ urn, declared: { name, exceptions } }) => {
      const keys = [...keysOf(view, name), ...addonKeysOf(view, name)];
      const sender =
        keys.find((key) => isOneOf(senders, key)) ??
        view.addons.find(
          ({ service, slug, declared }) => service === name && (declared?.purpose === "mail" || addons.includes(slug)),
        )?.slug;
      const sink = keys.find((key) => isOneOf(sinks, key));
      if (view.environment === "production") {
        const message = `${name}: expected mail to reach people in production, got the mail sink ${sink}: declare it with onlyIn("staging", …)`;
        return sink === undefined ? [] : [{ service: name, urn, message }];
      }
      if (sender === undefined || sink !== undefined || exceptions.mailSink !== null) return [];
      const message = `${name}: expected a mail sink such as EMAIL_RECIPIENTS, as ${sender} sends mail, got none: ${declareFor(view)}, and have the app send all mail there`;
      return [{ service: name, urn, message }];
    }),
});

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
  patterns.some((pattern) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(key));
