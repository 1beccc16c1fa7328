import type { Case } from "../test/case.ts";
import { declaringVars, marker, recordedIn, sampleEstate, withVars } from "../test/sample-estate.ts";

const shared = (key: string) =>
  declaringVars({ key, kind: "secret", shared: "the partner gives one key to each customer" });

const inBoth = (vars: Readonly<Record<string, string>>, facts = {}) =>
  recordedIn("staging", withVars(sampleEstate("production", facts), "sensitiveVars", vars), vars);

const signing = (key: string) =>
  `shop-app-config: ${key}: expected a separate value, because it signs or encrypts, got the value of staging: declare it generated()`;

export const cases: readonly Case[] = [
  { name: "nothing to compare with yet", resources: sampleEstate(), messages: [] },
  {
    name: "others in staging",
    resources: recordedIn("staging", sampleEstate(), { PARTNER_KEY: "another", SECRET_KEY_BASE: "yet another" }),
    messages: [],
  },
  {
    name: "one that staging has too",
    resources: inBoth({ PARTNER_KEY: marker }),
    messages: [
      'shop-app-config: PARTNER_KEY: expected a separate secret, got the value of staging: set another, or declare secret({ shared: "why" })',
    ],
  },
  {
    name: "one that staging has too, for a reason",
    resources: inBoth({ PARTNER_KEY: marker }, shared("PARTNER_KEY")),
    messages: [],
  },
  {
    name: "what signs sessions, in staging too",
    resources: inBoth({ SECRET_KEY_BASE: marker }),
    messages: [signing("SECRET_KEY_BASE")],
  },
  {
    name: "what signs sessions, in staging too, for a reason",
    resources: inBoth({ DJANGO_SECRET_KEY: marker }, shared("DJANGO_SECRET_KEY")),
    messages: [signing("DJANGO_SECRET_KEY")],
  },
  {
    name: "what encrypts, declared as shared before there is anything to compare",
    resources: withVars(sampleEstate("production", shared("ENCRYPTION_KEY")), "sensitiveVars", {
      ENCRYPTION_KEY: marker,
    }),
    messages: [
      "shop-app-config: ENCRYPTION_KEY: expected a separate value, because it signs or encrypts, got one declared as shared: declare it generated()",
    ],
  },
  {
    name: "what signs sessions, in plain and in staging too",
    resources: recordedIn("staging", withVars(sampleEstate(), "vars", { SESSION_SECRET: marker }), {
      SESSION_SECRET: marker,
    }),
    messages: [signing("SESSION_SECRET")],
  },
  {
    name: "one that the stack file wants to differ",
    resources: inBoth({ PARTNER_KEY: marker }, shared("PARTNER_KEY")),
    settings: { always: ["PARTNER_KEY"] },
    messages: [signing("PARTNER_KEY")],
  },
  {
    name: "a bot's token, declared as shared",
    resources: inBoth({ DISCORD_TOKEN: marker }, shared("DISCORD_TOKEN")),
    messages: [
      "shop-app-config: DISCORD_TOKEN: expected a separate bot at Discord, got that of staging, so each message is answered twice: create another bot",
    ],
  },
  ...(
    [
      ["POSTHOG_API_KEY", "a separate source at PostHog", "test events are counted with real events"],
      ["PUSHER_APP_ID", "a separate app at Pusher", "messages of one environment reach browsers of the other"],
      [
        "SNITCH_URL",
        "a separate heartbeat at the monitor",
        "an outage of production goes unnoticed while the other environment reports",
      ],
    ] as const
  ).map(
    ([key, what, harm]): Case => ({
      name: `what a vendor keeps apart, in plain: ${key}`,
      resources: recordedIn("staging", withVars(sampleEstate(), "vars", { [key]: "one" }), { [key]: "one" }),
      messages: [`shop-app-config: ${key}: expected ${what}, got that of staging, so ${harm}: create another`],
    }),
  ),
  {
    name: "what a vendor keeps apart, declared as shared",
    resources: inBoth({ LAUNCHDARKLY_SDK_KEY: marker }, shared("LAUNCHDARKLY_SDK_KEY")),
    messages: [
      "shop-app-config: LAUNCHDARKLY_SDK_KEY: expected a separate environment at LaunchDarkly, got that of staging, so a flag that testers turn on is on for all users: create another",
    ],
  },
  {
    name: "what a vendor keeps apart, another in each, blank, or of no project",
    resources: recordedIn(
      "staging",
      withVars(sampleEstate(), "vars", { PUSHER_APP_ID: "one", SEGMENT_WRITE_KEY: "", PUSHER_CLUSTER: "eu" }),
      { PUSHER_APP_ID: "two", SEGMENT_WRITE_KEY: "", PUSHER_CLUSTER: "eu" },
    ),
    messages: [],
  },
  {
    name: "a setting that is no secret",
    resources: recordedIn("staging", sampleEstate(), { MODE: marker }),
    messages: [],
  },
  {
    name: "a data store's address, of which another rule speaks",
    resources: inBoth({ ARCHIVE_DB_URL: marker }),
    messages: [],
  },
];
