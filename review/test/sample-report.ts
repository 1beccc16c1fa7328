import type { Difference } from "../../parity/difference.ts";
import { differenceIn } from "../../parity/test/differences.ts";
import { nothingFound } from "../report/nothing-found.ts";
import type { Change, Cost, Drift, EnvironmentReview, Report } from "../report/report.ts";
import { said } from "./sample-objects.ts";
import { sampleProduction } from "./sample-production.ts";
import { sampleStaging } from "./sample-staging.ts";

const differences: Difference[] = [
  differenceIn("config.FEATURE_WAITLIST", ["set", undefined], {
    service: "bookings",
    verdict: "unexplained",
    reason: { code: "undeclared in one", environment: "staging", isDeclared: false },
    remedy: {
      choose: "all",
      steps: [
        {
          code: "run",
          command: {
            program: "heroku",
            arguments: ["config:unset", "FEATURE_WAITLIST", "--app", "bookings-staging"],
          },
        },
      ],
      accept: { how: "onlyIn", key: "config.FEATURE_WAITLIST" },
    },
  }),
  differenceIn("webhooks", [undefined, undefined], {
    service: "bookings",
    verdict: "not checked",
    reason: {
      code: "unread",
      failures: [
        { environment: "production", message: "GET /apps/bookings-production/webhooks: 503 Service Unavailable" },
      ],
    },
  }),
  differenceIn("config.EMAIL_RECIPIENTS", ["set", undefined], {
    service: "catalog",
    verdict: "declared",
    reason: { code: "declared", text: "staging's mail goes to testers, never to the public" },
  }),
  differenceIn("processes.web.size", ["Basic", "Standard-1X"], {
    service: "catalog",
    verdict: "allowed",
    reason: { code: "set per environment" },
  }),
];

/** The example estate with every kind of finding there is, in staging and in production. */
export const sampleReport: Report = {
  version: 2,
  project: "estate",
  at: "2026-11-21T10:00:00Z",
  commit: "3f9c2d41b7a85e60c1d2f3a4b5c6d7e8f9012345",
  mode: "live",
  environments: [sampleStaging, sampleProduction],
  parity: [{ environments: ["staging", "production"], basis: "live", differences, same: 71 }],
  notChecked: [
    {
      what: ["parity"],
      of: ["staging", "production"],
      why: { code: "error", error: { code: "other", text: "503 Service Unavailable" } },
    },
  ],
};

/** Nothing of it is changed, has drifted or was left out. */
export const cleanReview = (environment: string, of: EnvironmentReview = sampleStaging): EnvironmentReview => ({
  ...nothingFound(environment),
  values: { basis: "fingerprints", secrets: {} },
  services: of.services,
  ...(of.cost && { cost: unchanged(of.cost) }),
});

const unchanged = ({ before, services }: Cost): Cost => ({
  before,
  after: before ?? 0,
  services: Object.fromEntries(
    Object.entries(services).map(([name, cost]) => [name, { before: cost.before, after: cost.before ?? 0 }]),
  ),
  unpriced: [],
});

/** Nothing to tell of either environment. */
export const cleanReport: Report = {
  ...sampleReport,
  environments: [cleanReview("staging"), cleanReview("production", sampleProduction)],
  parity: [{ environments: ["staging", "production"], basis: "live", differences: differences.slice(2), same: 71 }],
  notChecked: [],
};

/** An environment that could not be looked at. */
export function failedReview(environment: string, ...errors: string[]): EnvironmentReview {
  const { cost: _, ...rest } = cleanReview(environment);
  return {
    ...rest,
    outcome: "failed",
    services: {},
    errors: said(...errors),
    notChecked: [{ what: ["drift"], why: { code: "run failed" } }],
  };
}

export const withEnvironments = (...environments: EnvironmentReview[]): Report => ({
  ...sampleReport,
  environments,
  parity: environments.length > 1 ? sampleReport.parity : [],
});

/** As many services as asked for, each of which changes, loses its database and has drifted in each environment. */
export function largeReport(services = 300): Report {
  const names = Array.from({ length: services }, (_, index) => `service-${index + 1}`);
  return {
    ...sampleReport,
    environments: sampleReport.environments.map((review) => ({
      ...review,
      changes: names.flatMap((name) => review.changes.map((each) => renamed(each, name))),
      drift: names.flatMap((name) => review.drift.map((each) => renamed(each, name))),
      restarts: names.map((service) => ({
        service,
        app: `${service}-${review.environment}`,
        processes: ["web"],
        because: [{ code: "config vars", keys: ["LOG_LEVEL"] }],
      })),
    })),
    parity: sampleReport.parity.map((pair) => ({
      ...pair,
      differences: names.flatMap((service) => pair.differences.map((each) => ({ ...each, service }))),
    })),
  };
}

function renamed<T extends Change | Drift>(object: T, service: string): T {
  const name = object.name.replace(/^[^-]+/, service);
  return { ...object, service, name, urn: object.urn.replace(/::[^:]+$/, `::${name}`) };
}
