import type { Case } from "../test/case.ts";
import { changed, resource, sampleEstate, withVars } from "../test/sample-estate.ts";

const onStack = (stack: string) => changed(sampleEstate(), "shop-app", { props: { stack } });
const ofVersion = (addon: string, version: string) =>
  changed(sampleEstate(), `shop-${addon}`, { props: { config: { version } } });
const withStore = (plan: string, version: string) => [
  ...sampleEstate(),
  resource("production", "Addon", "shop-store", { props: { plan, config: { version } } }),
];
const stackEnded = (got: string) =>
  `shop-app: expected a supported version, got the stack ${got}: declare heroku-24, or no stack, and test it on staging first`;
const addonEnded = (addon: string, got: string) =>
  `shop-${addon}: expected a supported version, got version ${got}: upgrade with heroku pg:upgrade or its equivalent, then declare the new version`;

export const cases: readonly Case[] = [
  {
    name: "a stack that has ended",
    resources: onStack("heroku-20"),
    messages: [stackEnded("heroku-20, whose support ended on 2025-04-30: Heroku no longer builds on it")],
  },
  {
    name: "a stack that ends soon",
    resources: onStack("heroku-22"),
    messages: [stackEnded("heroku-22, whose support ends on 2027-04-30")],
  },
  {
    name: "a stack that ends soon, and no warning",
    resources: onStack("heroku-22"),
    settings: { warnDays: 0 },
    messages: [],
  },
  { name: "a stack that goes on", resources: onStack("heroku-24"), messages: [] },
  { name: "containers", resources: onStack("container"), messages: [] },
  {
    name: "a Postgres that has ended",
    resources: ofVersion("postgres", "13"),
    messages: [addonEnded("postgres", "13, whose support ended on 2024-10-29: Heroku forces the upgrade")],
  },
  { name: "a Postgres that goes on", resources: ofVersion("postgres", "16"), messages: [] },
  {
    name: "a Redis that has ended",
    resources: ofVersion("redis", "7.0"),
    messages: [addonEnded("redis", "7.0, whose support ended on 2024-07-29: it gets no more security fixes")],
  },
  {
    name: "a runtime that has ended",
    resources: withVars(sampleEstate(), "vars", { NODE_VERSION: "18.20.1" }),
    messages: [
      "shop-app-config: expected a supported version, got that of NODE_VERSION, whose support ended on 2025-04-30: it gets no more security fixes: set a later one",
    ],
  },
  ...(
    [
      ["jawsdb:kitefin", "5.7", "ended on 2023-10-31"],
      ["jawsdb-maria:kitefin", "10.5.22", "ended on 2025-06-24"],
      ["stackhero-mongodb:ist-m8v9", "5.0", "ended on 2024-10-31"],
      ["bonsai:staging", "7.10.2", "ended on 2026-01-15"],
      ["cloudamqp:tiger", "3.12", "ended on 2024-02-21"],
    ] as const
  ).map(
    ([plan, version, ended]): Case => ({
      name: `${plan} of a version that has ended`,
      resources: withStore(plan, version),
      messages: [
        `shop-store: expected a supported version, got version ${version}, whose support ${ended}: it gets no more security fixes: upgrade as the vendor describes, then declare the new version`,
      ],
    }),
  ),
  { name: "a MySQL that goes on", resources: withStore("jawsdb:kitefin", "8.4"), messages: [] },
  { name: "a version of an unknown store", resources: withStore("filekeeper:small", "1"), messages: [] },
  {
    name: "a Go that has ended",
    resources: withVars(sampleEstate(), "vars", { GOVERSION: "go1.22.3" }),
    messages: [
      "shop-app-config: expected a supported version, got that of GOVERSION, whose support ended on 2025-02-11: it gets no more security fixes: set a later one",
    ],
  },
  { name: "no version", resources: sampleEstate(), messages: [] },
];
