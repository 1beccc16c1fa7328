import type { ParityReport, ReportedDifference } from "../report.ts";

const difference = (
  path: string,
  [staging, production]: readonly [string | undefined, string | undefined],
  rest: Pick<ReportedDifference, "aspect" | "verdict" | "reason" | "remedy">,
): ReportedDifference => ({ service: "shop", path, values: { staging, production }, ...rest });

/** One service with a difference of each kind, and one with none. What others may name is named badly. */
export const sampleReport: ParityReport = {
  version: 1,
  at: "2026-11-21T10:00:00.000Z",
  environments: ["staging", "production"],
  services: [
    {
      service: "shop",
      apps: { staging: "shop-staging", production: "shop-production" },
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
        difference("config.MODE", ["set", undefined], {
          aspect: "config",
          verdict: "unexplained",
          reason: "only staging has it, and nothing declares it",
          remedy: "heroku config:unset MODE --app shop-staging; to accept it, declare it",
        }),
        difference("features.<script>`|**x**\u001b[31m", [undefined, "on"], {
          aspect: "features",
          verdict: "unexplained",
          reason: "only production has it, and nothing declares it",
          remedy: "heroku features:disable <script>`|**x**\u001b[31m --app shop-production",
        }),
        difference("config.MAIL_SINK", ["set", undefined], {
          aspect: "config",
          verdict: "declared",
          reason: "@testers read [the mail](https://evil.example.org) & #1",
        }),
        difference("processes.web.size", ["Basic", "Standard-1X"], {
          aspect: "processes",
          verdict: "allowed",
          reason: "dynos are a knob of each stack file",
        }),
        difference("drains", [undefined, undefined], {
          aspect: "drains",
          verdict: "not checked",
          reason: "production: GET /apps/a1/log-drains: no luck (403 forbidden, request 1234)",
        }),
      ],
    },
    {
      service: "page",
      apps: { staging: "page-staging", production: "page-production" },
      same: 12,
      differences: [],
      health: {},
    },
  ],
};
