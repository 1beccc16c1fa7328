import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { stopRunning } from "@tandem/emulator";
import { mostUnderWay } from "../review/collect/shared-reads.ts";
import { Report } from "../review/report/report.ts";
import { connect } from "../sdks/heroku/client/connect.ts";
import { projectCopy } from "../test/support/project-copy.ts";
import { type MeasuredHeroku, startHeroku } from "./heroku-process.ts";
import { type Measured, measured } from "./measured.ts";
import { watchProcessors } from "./processors.ts";
import { changeByHand, environments, makeTrial } from "./review-estate.ts";
import type { ReviewPart } from "./review-part.ts";

const launcher = fileURLToPath(new URL("../cli/bin/tandem.mjs", import.meta.url));
const partRunner = fileURLToPath(new URL("./review-part.ts", import.meta.url));

/** Where it is measured. */
interface Stand {
  readonly project: string;
  readonly heroku: MeasuredHeroku;
  readonly services: number;
  readonly latencyMs: number;
}

type Cost = Measured & {
  readonly output: string;
  /** How many processors others left to it: all, on an idle machine. */
  readonly processors: number;
};

/**
 * What `tandem review` costs for services in two environments, each with review apps: where nothing has changed, and where people have
 * changed a tenth of production's by hand and rolled one back. Beside it each of its parts by itself, from which its critical path is computed.
 */
export async function benchReview(services: number, latencyMs: number): Promise<Record<string, Measured>> {
  const { folder: project, remove } = await projectCopy([]);
  const folder = join(project, ".tandem", "heroku");
  try {
    await makeTrial(project, folder, services);
    const stand = { project, heroku: await startHeroku(folder, latencyMs), services, latencyMs };
    const parts = await partsOf(stand);
    const review = await reviewed(stand, 0);
    const { url: apiUrl, token: apiKey } = stand.heroku;
    const drifted = await changeByHand(connect({ apiKey, apiUrl, dataUrl: apiUrl }), services);
    const reviews = { review, "review of drifted": await reviewed(stand, drifted) };
    const measured = Object.entries(reviews).map(([name, cost]): [string, Measured] => [
      name,
      { ...withoutOutput(cost), timesCriticalPath: cost.seconds / criticalSeconds(parts, cost, stand) },
    ]);
    const alone = Object.entries(parts).map(([name, cost]): [string, Measured] => [name, withoutOutput(cost)]);
    return Object.fromEntries([...alone, ...measured]);
  } finally {
    await stopRunning(folder);
    await remove();
  }
}

const withoutOutput = ({ output: _, processors: __, ...cost }: Cost): Measured => cost;

/** The largest unavoidable wait: see the README. */
function criticalSeconds(
  parts: Readonly<Record<string, Cost>>,
  review: Cost,
  { services, latencyMs }: Pick<Stand, "services" | "latencyMs">,
): number {
  const all = Object.values(parts);
  const longest = Math.max(...all.map(({ seconds }) => seconds));
  const work = all.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0) / review.processors;
  const requests = (review.requestsPerService ?? 0) * services * environments.length;
  return Math.max(longest, work, (Math.ceil(requests / mostUnderWay) * latencyMs) / 1000);
}

/** The runs that a review needs, one after the other, each with the machine to itself. */
async function partsOf(stand: Stand): Promise<Record<string, Cost>> {
  const { project, heroku } = stand;
  const parts: Record<string, Cost> = {};
  for (const environment of environments) {
    const part: ReviewPart = { project, environment, heroku: { token: heroku.token, url: heroku.url } };
    parts[`preview of ${environment} alone`] = await run(stand, [partRunner, JSON.stringify(part)], [0]);
  }
  parts["parity alone"] = await run(stand, [launcher, "parity", "--local", "--json"], [0]);
  return parts;
}

/** Fails where the review is not what it must be: a review that looks at less is quicker. */
async function reviewed(stand: Stand, drifted: number): Promise<Cost> {
  const cost = await run(stand, [launcher, "review", "--local", "--json"], [drifted === 0 ? 0 : 2]);
  const { environments: reviews, notChecked } = Report.parse(JSON.parse(cost.output));
  const gaps = [...notChecked, ...reviews.flatMap((each) => each.notChecked)];
  if (gaps.length > 0) throw new Error(`expected a whole review, got ${JSON.stringify(gaps[0])}`);
  const found = reviews.flatMap(({ drift, rolledBack }) => [...drift, ...rolledBack].map(({ service }) => service));
  const count = new Set(found).size;
  if (count !== drifted) throw new Error(`expected ${drifted} services that drifted, got ${count}`);
  return cost;
}

/** The local Heroku's own time of a processor is in it: it is on the same machine. */
async function run({ project, heroku, services }: Stand, args: string[], codes: readonly number[]): Promise<Cost> {
  await heroku.reset();
  const herokuBefore = heroku.cpuSeconds();
  const processors = watchProcessors();
  const child = spawn(process.execPath, args, { cwd: project, stdio: ["ignore", "pipe", "inherit"] });
  const { result, ...cost } = await measured(
    () => Promise.all([text(child.stdout), once(child, "exit")]),
    () => (child.pid === undefined ? [] : [child.pid]),
  );
  const cpuSeconds = cost.cpuSeconds + heroku.cpuSeconds() - herokuBefore;
  const left = processors.leftTo({ ...cost, cpuSeconds });
  const [output, [code]] = result;
  if (!codes.includes(Number(code)))
    throw new Error(`${args.slice(1).join(" ")} ended with ${code}: ${output.slice(0, 2000)}`);
  const { reads, writes, counts } = await heroku.counts();
  if (writes > 0) throw new Error(`${args.slice(1).join(" ")}: expected no write, got ${writes}`);
  return {
    ...cost,
    cpuSeconds,
    processors: left,
    output,
    requestsPerService: reads / (services * environments.length),
    requests: counts,
  };
}
