import { Command, Option } from "commander";
import { engineKinds } from "../support/engine-kinds.ts";
import { allCases, wrongIn } from "./case.ts";
import { play } from "./whole/play.ts";

interface Wanted {
  readonly only: string;
  readonly from?: string;
  readonly whole: boolean;
  readonly count: number;
  readonly seed: number;
  readonly engine: "local" | "pulumi";
}

const wanted = new Command("faults")
  .description("Every fault at every request of every resource's life, on a local Heroku; see CONTRIBUTING.md.")
  .option("--only <text>", "the cases whose id begins so, such as AppWebhook/create", "")
  .option("--from <id>", "goes on at that case")
  .option(
    "--whole",
    "instead: runs of a whole estate, in each of which several faults strike and processes are killed",
    false,
  )
  .option("--count <n>", "with --whole: how many", Number, 300)
  .option("--seed <n>", "with --whole: of the first; the next one's is the next number", Number, Date.now() % 1_000_000)
  .addOption(new Option("--engine <name>", "with --whole: who runs it").choices(["local", "pulumi"]).default("local"))
  .parse()
  .opts<Wanted>();

const print = (title: string, lines: readonly string[]): boolean =>
  process.stdout.write(`${title}\n${lines.map((line) => `    ${line}\n`).join("")}`);

async function eachCase({ only, from }: Wanted): Promise<boolean> {
  let hasBegun = from === undefined;
  let [count, wrong] = [0, 0];
  for await (const each of allCases()) {
    hasBegun ||= each.id === from;
    if (!hasBegun || !each.id.startsWith(only)) continue;
    count += 1;
    const found = await wrongIn(each).catch((error: unknown) => [String(error)]);
    if (found.length === 0) continue;
    wrong += 1;
    print(`${each.id} (${each.planned.usual.status})`, found);
  }
  process.stdout.write(`${count} cases, ${wrong} wrong\n`);
  return wrong === 0;
}

async function wholeRuns({ engine, seed, count }: Wanted): Promise<boolean> {
  const kind = engineKinds[engine === "local" ? 0 : 1];
  if (kind === undefined || kind.missing !== undefined) throw new Error(`expected ${kind?.missing ?? engine}`);
  let [played, faults, kills, unstruck, wrong] = [0, 0, 0, 0, 0];
  for await (const { seed: own, scene, struck, problems } of play(kind, seed, count)) {
    played += 1;
    kills += struck.filter((line) => line.startsWith("killed")).length;
    faults += struck.length;
    if (struck.length === 0) unstruck += 1;
    if (problems.length > 0) {
      wrong += 1;
      print(`seed ${own}, ${scene}:`, [...struck, ...problems]);
    }
    process.stdout.write(
      `${played} runs, ${faults} faults in them, ${kills} kills, ${unstruck} not struck, ${wrong} wrong; ` +
        `to go on: --seed ${own + 1} --count ${seed + count - own - 1}\n`,
    );
  }
  return wrong === 0;
}

process.exitCode = (await (wanted.whole ? wholeRuns(wanted) : eachCase(wanted))) ? 0 : 1;
