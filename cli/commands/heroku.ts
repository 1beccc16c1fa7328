import { join, relative } from "node:path";
import { ensureRunning, running, stopRunning } from "@tandem/emulator/process";
import { Command, InvalidArgumentError } from "commander";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { ownOnly } from "../own-only.ts";
import { projectFolder } from "../project-folder.ts";
import { startProblem } from "../start-problem.ts";
import { say } from "../try/run.ts";
import { engineNames, herokuFolder } from "../try/trial-folder.ts";

/** `tandem heroku`: the local Heroku by itself. */
export function herokuCommand(): Command {
  const command = new Command("heroku")
    .description("Starts the local Heroku of this project, and says how to reach it.")
    .option("--port <number>", "port on 127.0.0.1; any free one when absent", portNumber)
    .action(({ port }: { port?: number }) => start(port));
  ownOnly(command, "port");
  command.command("status").description("Says whether it runs, and where.").action(status);
  command.command("stop").description("Stops it; what it holds stays.").action(stop);
  return command;
}

/** Every local Heroku of the project, which has one for each engine. */
const foldersOf = (project: string) => engineNames.map((engine) => herokuFolder(project, engine));

async function start(port: number | undefined): Promise<void> {
  const folder = herokuFolder(projectFolder());
  const { reused, url, pid } = await ensureRunning({ folder, ...(port !== undefined && { port }) }).catch((error) => {
    throw startProblem(error);
  });
  if (port !== undefined && new URL(url).port !== String(port)) {
    throw new Problem(
      `--port: expected the port of the local Heroku that runs already, ${url}, got ${port}: npx tandem heroku stop ends it`,
      exitCodes.busy,
    );
  }
  say(`local Heroku at ${url} (process ${pid}${reused ? ", running already" : ""})`, ...howToReach(url, folder));
}

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
  say(kept === "" ? "it was not running" : `stopped; what it holds stays in ${kept}`);
}

/** Of the CLI's own hosts, the one for bills gets the key too; unless told otherwise it is one of Heroku's. */
const howToReach = (url: string, folder: string) => [
  "with the Heroku CLI:",
  `  export HEROKU_HOST=${url} HEROKU_PARTICLEBOARD_URL=${url} HEROKU_DATA_HOST=127.0.0.1`,
  `  export HEROKU_API_KEY=$(cat ${tokenFile(folder)}) DISABLE_TELEMETRY=true`,
  "stop it with: npx tandem heroku stop",
];

/** As a shell in this folder finds it. */
const tokenFile = (folder: string) => relative(process.cwd(), join(folder, "token"));

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError(`expected a port from 1 to 65535, got ${text}`);
  }
  return port;
}
