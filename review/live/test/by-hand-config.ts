import { type ByHand, setVars } from "./by-hand.ts";

const varsOf = async ({ heroku }: Parameters<ByHand["act"]>[0], app: string): Promise<Record<string, string>> =>
  heroku.ask(`GET /apps/${app}/config-vars`);

/** Config vars, each in another way. */
export const configByHand: readonly ByHand[] = [
  {
    what: "a fixed value is changed in production",
    service: "catalog",
    act: setVars("catalog-production", { DJANGO_SETTINGS_MODULE: "catalog.settings.local" }),
    said: [/^unexplained config\.DJANGO_SETTINGS_MODULE: .*its value is not the declared one in production/],
  },
  {
    what: "a key that is not declared is set in staging",
    service: "catalog",
    act: setVars("catalog-staging", { FEATURE_LOANS: "on" }),
    said: [/^unexplained config\.FEATURE_LOANS: staging set, production none.*it is not declared/],
  },
  {
    what: "a key that is not declared is set in both, to different values",
    service: "bookings",
    async act(standing) {
      await setVars("bookings-staging", { TAX_RATE: "0.2" })(standing);
      await setVars("bookings-production", { TAX_RATE: "0.19" })(standing);
    },
    said: [/^unexplained config\.TAX_RATE: .*its values differ, and it is not declared/],
  },
  {
    what: "a declared secret is removed in production",
    service: "catalog",
    act: setVars("catalog-production", { EMAIL_HOST_PASSWORD: null }),
    said: [/^unexplained config\.EMAIL_HOST_PASSWORD: .*declared for production, which does not have it/],
  },
  {
    what: "production's signing key is copied to staging",
    service: "bookings",
    async act(standing) {
      const { SECRET_KEY_BASE = "" } = await varsOf(standing, "bookings-production");
      await setVars("bookings-staging", { SECRET_KEY_BASE })(standing);
    },
    said: [/^unexplained config\.SECRET_KEY_BASE: .*must differ, is the same/],
  },
  {
    what: "the address of production's database is copied to staging under another key",
    service: "bookings",
    async act(standing) {
      const { DATABASE_URL = "" } = await varsOf(standing, "bookings-production");
      await setVars("bookings-staging", { REPORTS_SOURCE: DATABASE_URL })(standing);
    },
    said: [/^unexplained config\.REPORTS_SOURCE: .*the value of DATABASE_URL in production/],
  },
  {
    what: "staging's mail sink is set in production",
    service: "bookings",
    act: setVars("bookings-production", { EMAIL_RECIPIENTS: "testers@example.org" }),
    said: [/^unexplained config\.EMAIL_RECIPIENTS: .*declared for staging only, and production has it/],
  },
  {
    what: "production's signing key and a secret of staging are emptied",
    service: "bookings",
    async act(standing) {
      await setVars("bookings-production", { SECRET_KEY_BASE: "" })(standing);
      await setVars("bookings-staging", { SMTP_PASSWORD: "" })(standing);
    },
    said: [
      /^unexplained config\.SECRET_KEY_BASE: .*generated\(\) is empty in production → pulumi up --refresh/,
      /^unexplained config\.SMTP_PASSWORD: .*secret\(\) is empty in staging → pulumi up --refresh/,
    ],
  },
  {
    what: "a fixed value is changed to the same other value in both",
    service: "bookings",
    async act(standing) {
      await setVars("bookings-staging", { RACK_ENV: "development" })(standing);
      await setVars("bookings-production", { RACK_ENV: "development" })(standing);
    },
    said: [/^unexplained config\.RACK_ENV: .*its value is not the declared one in staging and production/],
  },
  {
    what: "what comes from the domain has another host in production",
    service: "catalog",
    act: setVars("catalog-production", { ALLOWED_HOSTS: "catalog-production.herokuapp.com" }),
    said: [/^unexplained config\.ALLOWED_HOSTS: .*not the host name in production/],
  },
];
