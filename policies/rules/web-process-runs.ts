import { z } from "zod";
import { soundsLikeWeb } from "../facts/brokers.ts";
import { defineRule, type Violation } from "../rule.ts";
import type { DeclaredFacts } from "../view/declared-facts.ts";
import type { EstateView, ServiceView } from "../view/estate-view.ts";

export const webProcessRuns = defineRule({
  name: "web-process-runs",
  holds: "A service that people visit has a process named web, and in production at least one dyno runs it.",
  why: "Heroku routes requests to the process named web only: without a dyno of it, visitors get an error page.",
  severity: "high",
  level: "mandatory",
  remedy:
    'Add "web" to the processes in index.ts and a quantity to the stack file, or declare `exceptions: { withoutWeb: "why" }`.',
  rows: [42, 73],
  settings: z.strictObject({
    withoutWeb: z
      .array(z.string("the name of a service"), "a list of names of services")
      .default([])
      .describe("Services that nobody visits, such as a bot."),
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
  if (!isVisited(declared)) return [];
  const message = `${name}: expected a process named web, got ${processes.join(", ")}: declare it in index.ts, or say why not with exceptions: { withoutWeb: "why" }`;
  return [{ service: name, urn, message }];
}

function withoutDyno({ environment, processes }: EstateView, { urn, declared }: ServiceView): Violation[] {
  const { name, exceptions } = declared;
  const web = processes.find(({ service, type }) => service === name && type === "web");
  const runs = web !== undefined && web.quantity !== 0;
  if (environment !== "production" || runs || "web" in exceptions.onDemand) return [];
  const message = `${name}: expected one web dyno or more in production, got none: set its quantity in Pulumi.production.yaml`;
  return [{ service: name, urn: web?.urn ?? urn, message }];
}

/** It has a name for visitors, or a process that is called as web servers are. A bot has neither. */
const isVisited = ({ domain, processes }: DeclaredFacts): boolean => domain !== null || processes.some(soundsLikeWeb);
