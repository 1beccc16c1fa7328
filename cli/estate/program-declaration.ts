import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { getCompileCacheDir } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Project } from "../../engine/local/config/project.ts";
import { childEnvironment, childNodeArguments, endText } from "../../engine/local/hosts/child.ts";
import { programMessage } from "../../engine/local/hosts/program-message.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { failuresIn, noticesIn, noticesVariable } from "../../sdks/heroku/client/notice.ts";
import { declarationOf } from "../../settings/declaration/declaration-of.ts";
import type { EstateDeclaration } from "../../settings/declare.ts";
import { failureOf, lineOf } from "../../settings/finding.ts";

const script = fileURLToPath(new URL("declaring-process.ts", import.meta.url));

const Message = z.union([z.object({ error: z.string() }), z.object({ declaration: z.unknown() })]);

/**
 * What a program declares: it is run, unchanged, in a process of its own and without an engine, until it calls `estate()`.
 * What is wrong with it is a {@link Problem}.
 */
export async function programDeclaration({ programFolder, ...project }: Project): Promise<EstateDeclaration> {
  const path = join(programFolder, project.program === "." ? "index.ts" : project.program);
  const program = basename(path);
  if (!existsSync(path)) throw mistake(`${program}: expected the program that Pulumi.yaml names, got no such file`);
  const child = fork(script, [path], {
    cwd: programFolder,
    env: childEnvironment({ ...compileCache(), [noticesVariable]: "1" }),
    execArgv: childNodeArguments(),
    // What the program prints is for its runs, not for this command.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
  const message = await answerOf(child, program);
  if ("error" in message) throw programMistake(programMessage(message.error, programFolder));
  return checkedDeclaration(message.declaration);
}

/** The program may have come with another version of the components. */
export function checkedDeclaration(declaration: unknown): EstateDeclaration {
  const declared = declarationOf(declaration);
  if ("declaration" in declared) return declared.declaration;
  throw new Problem(declared.findings.map(lineOf).join("\n"), exitCodes.input, {
    failures: declared.findings.map(failureOf),
  });
}

/** This process's own, of which Node names a folder inside. */
function compileCache(): Record<string, string> {
  const inside = getCompileCacheDir();
  return inside === undefined ? {} : { NODE_COMPILE_CACHE: dirname(inside) };
}

/** The first thing that it says, or the Problem that it ended without a word. */
function answerOf(child: ChildProcess, program: string): Promise<z.infer<typeof Message>> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(Message.parse(message)));
    child.once("error", ({ message }) => reject(new Problem(`${program}: could not be started: ${message}`)));
    child.once("exit", (code, signal) => {
      const how = code === 0 || code === unsettled ? "none" : `a program that ${endText({ code, signal })}`;
      reject(mistake(`${program}: expected a call of estate() with everything that the team runs, got ${how}`));
    });
  });
}

/** Node's exit code of a program that waits for something which never comes. */
const unsettled = 13;

/** What the program threw. Of other errors of several lines, such as one of syntax with its code, the first and the last say where and what. */
function programMistake(text: string): Problem {
  const { words } = noticesIn(text);
  const lines = words.split("\n").filter((line) => line.trim() !== "");
  const inShort = [...new Set([...lines.slice(0, 1), ...lines.slice(-1)])].join(": ");
  return new Problem(words, exitCodes.input, {
    failures: failuresIn(text, undefined, (each) => each).map((each) =>
      each.code === "other" ? { ...each, text: inShort } : each,
    ),
  });
}

const mistake = (message: string): Problem => new Problem(message, exitCodes.input);
