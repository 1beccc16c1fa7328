import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectCopy } from "./support/project-copy.ts";

/** `tandem try secret` on a terminal, as the program `script` of util-linux makes one. */
let project: Awaited<ReturnType<typeof projectCopy>>;
beforeAll(async () => {
  project = await projectCopy();
});
afterAll(() => project.remove());

const key = "catalog:EMAIL_HOST_PASSWORD";

async function typed(...keys: readonly string[]): Promise<{ code: number; shown: string }> {
  const command = `"${process.execPath}" cli/bin/tandem.mjs try secret ${key} staging`;
  const terminal = spawn("script", ["-qec", command, "/dev/null"], {
    cwd: project.folder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  let shown = "";
  let isAsked = false;
  terminal.stdout.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
    if (isAsked || !shown.includes("staging: ")) return;
    isAsked = true;
    for (const each of keys) terminal.stdin.write(each);
  });
  const code = await new Promise<number>((resolve, reject) => {
    terminal.on("error", reject).on("close", (exit) => resolve(exit ?? -1));
  });
  return { code, shown };
}

const kept = async (): Promise<string> => {
  const secrets: unknown = JSON.parse(await readFile(join(project.folder, ".tandem/secrets/staging.json"), "utf8"));
  return String(Reflect.get(Object(secrets), key));
};

test("what is typed on a real terminal is set and never shown, Ctrl-Z included", async () => {
  const { code, shown } = await typed("marker-", "\u001a", "typed", "\r");
  expect(shown).toBe(`value of ${key} in staging: \r\nstaging: ${key} is set, for the next up\r\n`);
  expect(code).toBe(0);
  expect(await kept()).toBe("marker-typed");
});

test.each([
  ["Ctrl-C", "marker-other\u0003", "cancelled: nothing was set"],
  ["Ctrl-D", "\u0004", `${key}: expected a value, got an empty string`],
  ["Enter alone", "\r", `${key}: expected a value, got an empty string`],
  ["a paste of several lines", "marker-1\rmarker-2\r", "expected one line, got several; nothing was set"],
])("%s on a real terminal sets nothing, shows nothing, and says why", async (_, keys, message) => {
  const before = await kept();
  const { code, shown } = await typed(keys);
  expect(shown).toContain(message);
  expect(shown).not.toContain("marker");
  expect(code).toBe(1);
  expect(await kept()).toBe(before);
});
