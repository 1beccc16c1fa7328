import type { Case } from "../test/case.ts";
import { changed, type Facts, marker, resource, sampleEstate, withVars } from "../test/sample-estate.ts";

const declaring = (...keys: string[]): Facts => ({
  config: keys.map((key) => ({ key, kind: "perEnvironment", shared: null })),
});
const missing = (sender: string, environment = "staging") =>
  `shop: expected a mail sink such as EMAIL_RECIPIENTS, because ${sender} sends messages, got none: declare it with onlyIn("${environment}", …), and send all messages there`;
const misplaced = (sink: string) =>
  `shop: expected production to send real messages, got the mail sink ${sink}: declare it with onlyIn("staging", …), or another value for production`;

export const cases: readonly Case[] = [
  { name: "no mail", resources: sampleEstate("staging"), messages: [] },
  { name: "a sink", resources: sampleEstate("staging", declaring("SMTP_ADDRESS", "EMAIL_RECIPIENTS")), messages: [] },
  {
    name: "no sink",
    resources: sampleEstate("staging", declaring("EMAIL_HOST_PASSWORD")),
    messages: [missing("EMAIL_HOST_PASSWORD")],
  },
  {
    name: "no sink in development",
    resources: sampleEstate("development", declaring("SMTP_ADDRESS")),
    messages: [missing("SMTP_ADDRESS", "development")],
  },
  {
    name: "no sink in one of three environments",
    resources: changed(sampleEstate("development", declaring("SMTP_ADDRESS")), "estate", {
      props: { environments: ["development", "staging", "production"] },
    }),
    messages: [
      'shop: expected a mail sink such as EMAIL_RECIPIENTS, because SMTP_ADDRESS sends messages, got none: declare it perEnvironment(), "" in production, and send all messages there',
    ],
  },
  {
    name: "no sink, and mail by an add-on",
    resources: [
      ...sampleEstate("staging"),
      resource("staging", "Addon", "shop-mail", { props: { plan: "sendgrid:starter" } }),
    ],
    messages: [missing("sendgrid")],
  },
  {
    name: "no sink, and a sender beside the declaration",
    resources: changed(sampleEstate("staging"), "shop-app-config", { props: { vars: { SMTP_ADDRESS: marker } } }),
    messages: [missing("SMTP_ADDRESS")],
  },
  {
    name: "a sink that is empty",
    resources: withVars(sampleEstate("staging", declaring("SMTP_ADDRESS", "EMAIL_RECIPIENTS")), "vars", {
      EMAIL_RECIPIENTS: "",
    }),
    messages: [missing("SMTP_ADDRESS")],
  },
  {
    name: "a sink that each stack file states, and that is empty in production",
    resources: withVars(sampleEstate("production", declaring("SMTP_ADDRESS", "EMAIL_RECIPIENTS")), "vars", {
      EMAIL_RECIPIENTS: "",
    }),
    messages: [],
  },
  { name: "mail in production", resources: sampleEstate("production", declaring("SMTP_ADDRESS")), messages: [] },
  {
    name: "a sink in production",
    resources: sampleEstate("production", declaring("MAIL_SINK_ADDRESS")),
    messages: [misplaced("MAIL_SINK_ADDRESS")],
  },
  ...["RESEND_API_KEY", "AWS_SES_ACCESS_KEY_ID", "TWILIO_AUTH_TOKEN", "POSTMARK_API_TOKEN", "MAILER_DSN"].map(
    (key): Case => ({
      name: `no sink for ${key}`,
      resources: sampleEstate("staging", declaring(key)),
      messages: [missing(key)],
    }),
  ),
  ...[
    { MAIL_HOST: "sandbox.smtp.mailtrap.io" },
    { MAIL_MAILER: "log" },
    { EMAIL_BACKEND: "django.core.mail.backends.console.EmailBackend" },
    { MAIL_DELIVERY: "test" },
    { SMTP_URL: "smtp://mailhog:1025" },
    { MAIL_HOST: "localhost" },
    { SMTP_URL: "smtp://127.0.0.1:25" },
    { SENDGRID_SANDBOX_MODE: "true" },
  ].map(
    (vars): Case => ({
      name: `a sink by value, ${JSON.stringify(vars)}`,
      resources: withVars(sampleEstate("staging", declaring("SMTP_PASSWORD", ...Object.keys(vars))), "vars", vars),
      messages: [],
    }),
  ),
  {
    name: "a way to send that sends",
    resources: withVars(sampleEstate("staging", declaring("SMTP_PASSWORD")), "vars", {
      MAIL_DELIVERY: "smtp",
      MAIL_HOST: "live.smtp.mailtrap.io",
    }),
    messages: [missing("SMTP_PASSWORD")],
  },
  {
    name: "a sandbox in production",
    resources: withVars(sampleEstate("production", declaring("MAIL_HOST")), "vars", {
      MAIL_HOST: "sandbox.smtp.mailtrap.io",
    }),
    messages: [misplaced("MAIL_HOST")],
  },
  {
    name: "a sandbox that is off in production",
    resources: withVars(sampleEstate("production", declaring("SENDGRID_SANDBOX_MODE")), "vars", {
      SENDGRID_SANDBOX_MODE: "false",
    }),
    messages: [],
  },
  {
    name: "a sandbox that is off in staging",
    resources: withVars(sampleEstate("staging", declaring("SENDGRID_API_KEY", "SENDGRID_SANDBOX_MODE")), "vars", {
      SENDGRID_SANDBOX_MODE: "false",
    }),
    messages: [missing("SENDGRID_API_KEY")],
  },
  {
    name: "a name that is shown",
    resources: sampleEstate("staging", declaring("MAIL_FROM", "MAIL_FOOTER")),
    messages: [],
  },
  {
    name: "other words for it",
    resources: sampleEstate("staging", declaring("POST_OFFICE", "LETTER_BOX")),
    settings: { senders: ["*_OFFICE"], sinks: ["LETTER_*"] },
    messages: [],
  },
  {
    name: "other senders",
    resources: sampleEstate("staging", declaring("POST_OFFICE", "SMTP_ADDRESS")),
    settings: { senders: ["POST_*"] },
    messages: [missing("POST_OFFICE")],
  },
];
