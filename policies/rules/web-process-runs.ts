import { z } from "zod";
import { soundsLikeWeb } from "../facts/brokers.ts";
import { defineRule, type Violation } from "../rule.ts";
import type { DeclaredFacts } from "../view/declared-facts.ts";
import type { EstateView, ServiceView } from "../view/estate-view.ts";

export const webProcessRuns = defineRule({
  name: "web-process-runs",
  holds: "A service with web traffic has a process named `web`, with at least one dyno in production.",
  why: "Heroku routes requests only to the process named `web`. Without a dyno for it, visitors get an error page.",
  severity: "high",
  level: "mandatory",
  remedy:
    'Add "web" to the processes in index.ts and a quantity to the stack file, or declare `exceptions: { withoutWeb: "why" }`.',
  rows: [42, 73],
  settings: z.strictObject({
    withoutWeb: z
      .array(z.string("a service name"), "a list of service names")
      .default([])
      .describe("Services without web traffic, such as a bot."),
  }),
  check: (view, { withoutWeb }) =>
    view.services.flatMap((service) => {
      const { declared } = service;
      if (withoutWeb.includes(declared.name) || declared.exceptions.withoutWeb !== null) return [];
      return declared.processes.includes("web") ? withoutDyno(view, service) : withoutProcess(service);
    }),
});

function withoutProcess({ urn, declared }: ServiceView): Violation[] {
  const { name, processes } = declared;
  if (!hasWebTraffic(declared)) return [];
  const message = `${name}: expected a process named web, got ${processes.join(", ")}: declare it in index.ts, or declare exceptions: { withoutWeb: "why" }`;
  return [{ service: name, urn, message }];
}

function withoutDyno({ environment, processes }: EstateView, { urn, declared }: ServiceView): Violation[] {
  const { name, exceptions } = declared;
  const web = processes.find(({ service, type }) => service === name && type === "web");
  const runs = web !== undefined && web.quantity !== 0;
  if (environment !== "production" || runs || "web" in exceptions.onDemand) return [];
  const message = `${name}: expected at least one web dyno in production, got none: set its quantity in Pulumi.production.yaml`;
  return [{ service: name, urn: web?.urn ?? urn, message }];
}

/** It has a domain, or a process whose name is usual for web servers. A bot has neither. */
const hasWebTraffic = ({ domain, processes }: DeclaredFacts): boolean =>
  domain !== null || processes.some(soundsLikeWeb);
