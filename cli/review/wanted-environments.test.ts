import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { wantedEnvironments } from "./made-report.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wanted-"));
  write("Pulumi.yaml", "name: estate\nruntime: nodejs\nmain: index.ts\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

test("a mistake of syntax is one finding of every environment, in one line", async () => {
  for (const name of ["staging", "production"]) write(`Pulumi.${name}.yaml`, "config: {}\n");
  write("index.ts", "const a = 1;\nno program here(\n");
  const wanted = await wantedEnvironments(folder);
  expect(wanted).toEqual(
    ["staging", "production"].map((environment) => ({
      environment,
      findings: [{ code: "other", text: expect.stringMatching(/^index\.ts:\d+: SyntaxError .+$/) }],
    })),
  );
});

test("a project in which nothing names an environment is no review without any", async () => {
  await expect(wantedEnvironments(folder)).rejects.toThrow(
    "index.ts: expected the program that Pulumi.yaml names, got no such file",
  );
});
