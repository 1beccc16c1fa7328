import { Command, Option } from "commander";
import { engineKinds } from "../support/engine-kinds.ts";
import { KeptProcesses } from "./kept-processes.ts";
import { lifeOf, type Prediction } from "./predictions.ts";

const { estates, seed, rounds, engine, fresh, stagingOnly } = new Command("predict")
  .description(
    "Reviews random estates after random edits and changes by hand, and compares each review with the up after it.",
  )
  .option("--estates <n>", "estates to make", Number, 500)
  .option("--seed <n>", "of the first estate; the next one's is the next number", Number, Date.now() % 1_000_000)
  .option("--rounds <n>", "most rounds in the life of an estate", Number, 2)
  .addOption(new Option("--engine <name>", "who runs it").choices(["local", "pulumi"]).default("local"))
  .option("--staging-only", "bring up no production: half of the time", false)
  .option("--fresh", "start each process of the local engine once more for each run, as `tandem` does", false)
  .parse()
  .opts<{
    estates: number;
    seed: number;
    rounds: number;
    engine: "local" | "pulumi";
    fresh: boolean;
    stagingOnly: boolean;
  }>();

const kind = engineKinds[engine === "local" ? 0 : 1];
if (kind === undefined || kind.missing !== undefined) throw new Error(`expected ${kind?.missing ?? engine}`);
const processes = engine === "local" && !fresh ? new KeptProcesses() : undefined;
const life = { rounds, ...(stagingOnly && { environments: ["staging"] as const }) };
const all: Prediction[] = [];
const count = (wanted: (prediction: Prediction) => boolean): number => all.filter(wanted).length;
const tell = ({ seed: own, environment, before, differences }: Prediction): void => {
  if (differences.length === 0) return;
  process.stdout.write(`seed ${own}, ${environment}, after ${before.join(", ")}:\n  ${differences.join("\n  ")}\n`);
};
try {
  for (let own = seed; own < seed + estates; own += 1) {
    all.push(...(await lifeOf({ kind, ...(processes && { processes }) }, { ...life, seed: own }, tell)));
    const named = all.reduce((sum, prediction) => sum + prediction.named, 0);
    const refused = count(({ refusal }) => refusal.length > 0);
    const wrong = count(({ differences }) => differences.length > 0);
    process.stdout.write(
      `${own - seed + 1} estates, ${all.length} predictions, ${named} operations named, ${refused} refused, ${wrong} wrong; ` +
        `to go on: --seed ${own + 1} --estates ${seed + estates - own - 1} --rounds ${rounds}\n`,
    );
  }
} finally {
  await processes?.close();
}
process.exitCode = count(({ differences }) => differences.length > 0) > 0 ? 1 : 0;
