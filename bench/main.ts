import { Command, InvalidArgumentError, Option } from "commander";
import { comparisonOf, type Figure } from "./baseline.ts";
import type { Measured } from "./measured.ts";
import { benchParity } from "./parity.ts";
import { benchReview } from "./review.ts";
import { benchServiceEnvironments, type EngineName, operations } from "./service-environments.ts";
import { benchStart } from "./start.ts";

const everything = [...operations, "parity", "review", "start"];

const { engine, services, latency, only, json } = new Command("bench")
  .description(
    "Requests, memory and time on a local Heroku. Quote counts and processor time; wall-clock time is worth little on a busy machine.",
  )
  .addOption(new Option("--engine <name>", "who runs it").choices(["local", "pulumi"]).default("local"))
  .option("--services <number>", "service-environments", whole, 10)
  .option("--latency <ms>", "milliseconds that each request takes", whole, 0)
  .option("--only <list>", `some of ${everything.join(",")}; what they need is run, too`, named, everything)
  .option("--json", "one object on standard output")
  .parse()
  .opts<{ engine: EngineName; services: number; latency: number; only: string[]; json?: true }>();

const costs = {
  ...(await benchServiceEnvironments({ engine, services, latencyMs: latency, only: new Set(only) })),
  ...(only.includes("parity") ? await benchParity(services, latency) : {}),
  ...(only.includes("review") && engine === "local" ? await benchReview(services, latency) : {}),
  // `npm start` has an engine of its own.
  ...(only.includes("start") && engine === "local" ? await benchStart() : {}),
};
const compared = Object.fromEntries(
  Object.entries(costs).map(([name, cost]) => [name, { ...cost, ...comparisonOf(name, services, latency) }]),
);
process.stdout.write(
  json
    ? `${JSON.stringify({ engine, services, latencyMs: latency, ...compared }, null, 2)}\n`
    : Object.entries(costs).map(section).join("\n"),
);

function section([name, cost]: [string, Measured]): string {
  const { bridged, target } = comparisonOf(name, services, latency);
  const figure = (key: keyof Figure, unit: string): string => {
    const value = cost[key];
    if (value === undefined) return "";
    const against = [
      ...(target[key] === undefined ? [] : [`target ${target[key]}`]),
      ...(bridged[key] === undefined ? [] : [`bridged official provider ${bridged[key]}`]),
    ];
    return `, ${Number(value.toFixed(1))} ${unit}${against.length === 0 ? "" : ` (${against.join(", ")})`}`;
  };
  const cpu = `, ${cost.cpuSeconds.toFixed(1)} s of processor time`;
  const steps = Object.entries(cost.steps ?? {}).map(([operation, count]) => `, ${count} ${operation}`);
  const head = `${name}${figure("seconds", "s")}${cpu}${figure("peakMegabytes", "MB")}${figure("requestsPerService", "requests a service-environment")}${figure("timesCriticalPath", "times its critical path")}${steps.join("")}`;
  const rows = Object.entries(cost.requests).map(([route, count]) => `${String(count).padStart(6)}  ${route}`);
  return `${[head.replace(",", ":"), ...rows].join("\n")}\n`;
}

function whole(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError("expected a whole number");
}

function named(text: string): string[] {
  const names = text.split(",");
  const unknown = names.find((name) => !everything.includes(name));
  if (unknown === undefined) return names;
  throw new InvalidArgumentError(`expected some of ${everything.join(",")}, got ${unknown}`);
}
