import { Command } from "commander";
import type { Measured } from "./measured.ts";
import { benchServiceEnvironments } from "./service-environments.ts";
import { benchStart } from "./start.ts";

/** The official provider bridged into Pulumi, from its own requests: what ours is compared with. */
const bridged: Record<string, number> = { create: 54, refresh: 27 };

const options = new Command("bench")
  .description("Requests, memory and time on a local Heroku. Quote counts; times are worth little on a busy machine.")
  .option("--services <number>", "service-environments", Number, 10)
  .option("--latency <ms>", "milliseconds that each request takes", Number, 0)
  .option("--json", "one object on standard output")
  .parse()
  .opts<{ services: number; latency: number; json?: true }>();

const costs = {
  ...(await benchServiceEnvironments(options.services, options.latency)),
  ...(await benchStart()),
};
process.stdout.write(
  options.json
    ? `${JSON.stringify({ services: options.services, latencyMs: options.latency, ...costs }, null, 2)}\n`
    : Object.entries(costs).map(section).join("\n"),
);

function section([name, cost]: [string, Measured]): string {
  const perService = cost.requestsPerService?.toFixed(1);
  const against = bridged[name] === undefined ? "" : ` (bridged official provider: ${bridged[name]})`;
  const head = [
    `${name}: ${cost.seconds.toFixed(1)} s, all processes ${cost.peakMegabytes} MB`,
    ...(perService === undefined ? [] : [`${perService} requests a service-environment${against}`]),
  ].join(", ");
  const rows = Object.entries(cost.requests).map(([route, count]) => `${String(count).padStart(6)}  ${route}`);
  return `${[head, ...rows].join("\n")}\n`;
}
