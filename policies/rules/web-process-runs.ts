import { soundsLikeWeb } from "../facts/brokers.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import { names } from "../setting-types.ts";
import type { EstateView } from "../view/estate-view.ts";
import type { ServiceView } from "../view/resource-view.ts";

export const webProcessRuns = defineRule({
  name: "web-process-runs",
  holds: "A service with web traffic has a process named `web`, with at least one dyno in production.",
  why: "Heroku routes requests only to the process named `web`. Without a dyno for it, visitors get an error page.",
  severity: "high",
  level: "mandatory",
  remedy:
    'Add "web" to the processes in index.ts and a quantity to the stack file, or declare `exceptions: { withoutWeb: "why" }`.',
  rows: [42, 73],
  settings: { withoutWeb: names("service name").describe("Services without web traffic, such as a bot.") },
  check: (view, { withoutWeb }) =>
    view.services.flatMap((service) => {
      const { name, processes, exceptions } = service.declared;
      if (withoutWeb.includes(name) || exceptions.withoutWeb !== undefined) return [];
      return processes.includes("web") ? withoutDyno(view, service) : withoutProcess(service);
    }),
});

/** Only a service with web traffic: it has a domain, or a process whose name is usual for web servers. A bot has neither. */
function withoutProcess(service: ServiceView): Violation[] {
  const { domain, processes } = service.declared;
  if (domain === undefined && !processes.some(soundsLikeWeb)) return [];
  const text = `a process named web, got ${processes.join(", ")}: declare it in index.ts, or declare exceptions: { withoutWeb: "why" }`;
  return [violation(service, text)];
}

function withoutDyno({ environment, processes }: EstateView, service: ServiceView): Violation[] {
  const web = processes.find((each) => each.service === service.name && each.type === "web");
  const runs = web !== undefined && web.quantity !== 0;
  if (environment !== "production" || runs || "web" in service.declared.exceptions.onDemand) return [];
  const text = "at least one web dyno in production, got none: set its quantity in Pulumi.production.yaml";
  return [violation({ ...service, urn: web?.urn ?? service.urn }, text)];
}
