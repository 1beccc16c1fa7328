import { join, relative } from "node:path";
import { ensureRunning, running, stopRunning } from "@tandem/emulator/process";
import { Command } from "commander";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { parsedAs } from "../chosen.ts";
import { projectFolder } from "../project-folder.ts";
import { startProblem } from "../start-problem.ts";
import { say } from "../try/run.ts";
import { engineNames, herokuFolder } from "../try/trial-folder.ts";
import { withHelp } from "./help.ts";

/** `tandem heroku`: the local Heroku by itself. */
export function herokuCommand(): Command {
  const command = new Command("heroku")
    .description("Starts the local Heroku of this project, and prints how to reach it.")
    .option("--port <number>", "port on 127.0.0.1 (default: any free one)", portNumber)
    .action(({ port }: { port?: number }) => start(port));
  const statusCommand = command.command("status").description("Prints whether the local Heroku runs, and where.");
  const stopCommand = command.command("stop").description("Stops the local Heroku, and keeps its data.");
  withHelp(statusCommand.action(status), {
    examples: [
      ["npx tandem heroku status", "print its address"],
      ["npx tandem heroku status || npx tandem heroku", "start it unless it runs"],
    ],
    exitCodes: { done: "it runs", failed: "it does not run" },
  });
  withHelp(stopCommand.action(stop), {
    examples: [
      ["npx tandem heroku stop", "stop it; the next start has the same data"],
      ["npx tandem heroku stop && rm -r .tandem", "start over: delete the data of the trial too"],
    ],
  });
  return withHelp(command, {
    examples: [
      ["npx tandem heroku", "start it on a free port"],
      ["npx tandem heroku --port 5001", "start it on port 5001"],
    ],
  });
}

/** Every local Heroku of the project, which has one for each engine. */
const foldersOf = (project: string) => engineNames.map((engine) => herokuFolder(project, engine));

async function start(port: number | undefined): Promise<void> {
  const folder = herokuFolder(projectFolder());
  const { reused, url, pid } = await ensureRunning({ folder, ...(port !== undefined && { port }) }).catch((error) => {
    throw startProblem(error);
  });
  const itsPort = portOf(url);
  if (port !== undefined && port !== itsPort) {
    throw new Problem(
      `--port: already running on port ${itsPort}; to use ${port}, first: npx tandem heroku stop`,
      exitCodes.busy,
    );
  }
  say(`local Heroku at ${url} (process ${pid}${reused ? ", already running" : ""})`, ...howToReach(url, folder));
}

/** The default port of a URL is not written in it. */
export const portOf = (url: string): number => Number(new URL(url).port || 80);

async function status(): Promise<void> {
  const found = await Promise.all(foldersOf(projectFolder()).map(running));
  const serving = found.filter((each) => each !== undefined);
  if (serving.length === 0) throw new Problem("not running: start it with npx tandem heroku");
  say(...serving.map(({ url, pid }) => `local Heroku at ${url} (process ${pid})`));
}

async function stop(): Promise<void> {
  const project = projectFolder();
  const stopped = await Promise.all(
    foldersOf(project).map(async (folder) => ((await stopRunning(folder)) ? [relative(project, folder)] : [])),
  );
  const kept = stopped.flat().join(" and ");
  say(kept === "" ? "it was not running" : `stopped; its data stays in ${kept}`);
}

/** The Heroku CLI sends the key to its host for bills too; by default that is Heroku's own. */
const howToReach = (url: string, folder: string) => [
  "with the Heroku CLI:",
  `  export HEROKU_HOST=${url} HEROKU_PARTICLEBOARD_URL=${url} HEROKU_DATA_HOST=127.0.0.1`,
  `  export HEROKU_API_KEY=$(cat ${tokenFile(folder)}) DISABLE_TELEMETRY=true`,
  "stop it with: npx tandem heroku stop",
];

/** As a shell in this folder finds it. */
const tokenFile = (folder: string) => relative(process.cwd(), join(folder, "token"));

const portNumber = parsedAs("--port", "a port from 1 to 65535", (text) => {
  const port = Number(text);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : undefined;
});
