import { z } from "zod";
import { defineRule } from "../rule.ts";

export const webProcessRuns = defineRule({
  name: "web-process-runs",
  holds: "Every service has a process named web, and in production at least one dyno runs it.",
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
  check: ({ environment, services, processes }, { withoutWeb }) =>
    services.flatMap(({ urn, declared }) => {
      const service = declared.name;
      const { exceptions } = declared;
      if (withoutWeb.includes(service) || exceptions.withoutWeb !== null) return [];
      if (!declared.processes.includes("web")) {
        return [
          {
            service,
            urn,
            message: `${service}: expected a process named web, got ${declared.processes.join(", ")}: declare it in index.ts, or say why not with exceptions: { withoutWeb: "why" }`,
          },
        ];
      }
      const web = processes.find((each) => each.service === service && each.type === "web");
      const isOnDemand = "web" in exceptions.onDemand;
      if (environment !== "production" || isOnDemand || (web !== undefined && web.quantity !== 0)) return [];
      return [
        {
          service,
          urn: web?.urn ?? urn,
          message: `${service}: expected one web dyno or more in production, got none: set its quantity in Pulumi.production.yaml`,
        },
      ];
    }),
});
