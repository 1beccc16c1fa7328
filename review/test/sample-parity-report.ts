import type { Difference } from "../../parity/difference.ts";
import type { Remedy } from "../../parity/remedies/remedy.ts";
import { differenceIn } from "../../parity/test/differences.ts";
import type { ParityReport } from "../report/parity-report.ts";

const undeclaredIn = (environment: string): Difference["reason"] => ({
  code: "undeclared in one",
  environment,
  isDeclared: false,
});

const toRun = (...words: string[]): Remedy => ({
  choose: "all",
  steps: [{ code: "run", command: { program: "heroku", arguments: words } }],
});

/** One service with a difference of each kind, and one with none. What others may name is named badly. */
export const sampleReport: ParityReport = {
  version: 2,
  at: "2026-11-21T10:00:00.000Z",
  environments: ["staging", "production"],
  services: [
    {
      service: "shop",
      apps: { staging: "shop-staging", production: "shop-production" },
      made: {
        staging: {
          app: "shop-staging",
          processes: { web: { quantity: 1, size: "Basic" } },
          addons: { "heroku-postgresql": "heroku-postgresql:essential-0" },
          configKeys: ["MAIL_SINK", "MODE", "SECRET_KEY"],
          people: { "ada@example.org": "view, deploy" },
        },
        production: {
          app: "shop-production",
          processes: { web: { quantity: 1, size: "Standard-1X" } },
          addons: { "heroku-postgresql": "heroku-postgresql:standard-0" },
          domain: "shop.example.org",
          configKeys: ["SECRET_KEY"],
          people: {},
          backup: "daily at 02:00 America/New_York",
        },
      },
      same: 40,
      health: {
        production: [
          {
            kind: "certificate",
            service: "shop",
            app: "shop-production",
            hostname: "shop.example.org",
            status: "failing",
            reason: "CAA *record* prevents it",
          },
        ],
      },
      differences: [
        differenceIn("config.MODE", ["set", undefined], {
          verdict: "unexplained",
          reason: undeclaredIn("staging"),
          remedy: {
            ...toRun("config:unset", "MODE", "--app", "shop-staging"),
            accept: { how: "perEnvironment", key: "MODE" },
          },
        }),
        differenceIn("features.<script>`|**x**\u001b[31m", [undefined, "on"], {
          verdict: "unexplained",
          reason: undeclaredIn("production"),
          remedy: toRun("features:disable", "<script>`|**x**\u001b[31m", "--app", "shop-production"),
        }),
        differenceIn("config.MAIL_SINK", ["set", undefined], {
          verdict: "declared",
          reason: { code: "declared", text: "@testers read [the mail](https://evil.example.org) & #1" },
        }),
        differenceIn("processes.web.size", ["Basic", "Standard-1X"], {
          verdict: "allowed",
          reason: { code: "set per environment" },
        }),
        differenceIn("drains", [undefined, undefined], {
          verdict: "not checked",
          reason: {
            code: "unread",
            failures: [
              {
                environment: "production",
                message: "GET /apps/a1/log-drains: no luck (403 forbidden, request 1234)",
              },
            ],
          },
        }),
      ],
    },
    {
      service: "page",
      apps: { staging: "page-staging", production: "page-production" },
      made: {
        staging: { app: "page-staging", processes: {}, addons: {} },
        production: { app: "page-production", processes: {}, addons: {} },
      },
      same: 12,
      differences: [],
      health: {},
    },
  ],
};
