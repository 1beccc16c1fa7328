import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);

/** Heroku's own Go client: the one package of a registry that carries the schema it was generated from. */
const herokuGo = "github.com/heroku/heroku-go/v6@v6.1.0";

const Downloaded = z.object({ Dir: z.string() });

/** The JSON schema of the Platform API: a newer one at the path `TANDEM_HEROKU_SCHEMA`, or that of `herokuGo`, which needs Go. */
export async function publishedSchema(): Promise<string> {
  const newer = process.env.TANDEM_HEROKU_SCHEMA;
  if (newer !== undefined) return readFile(newer, "utf8");
  const { stdout } = await run("go", ["mod", "download", "-json", herokuGo], { cwd: tmpdir() }).catch(lacksGo);
  return readFile(join(Downloaded.parse(JSON.parse(stdout)).Dir, "schema.json"), "utf8");
}

function lacksGo(error: Error): never {
  if (!("code" in error && error.code === "ENOENT")) throw error;
  throw new Error(`expected Go on PATH, to download ${herokuGo}; install it, or set TANDEM_HEROKU_SCHEMA`, {
    cause: error,
  });
}
