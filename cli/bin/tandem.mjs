#!/usr/bin/env node
// Plain JavaScript on purpose: on an old Node it must still be able to say what is missing.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const bundled = fileURLToPath(new URL("../../node_modules/.bin/node", import.meta.url));

if (major > 22 || (major === 22 && minor >= 18)) {
  module.enableCompileCache?.(fileURLToPath(new URL("../../.tandem/compile-cache", import.meta.url)));
  await import("../main.ts");
} else if (existsSync(bundled) && process.env.TANDEM_RELAUNCHED === undefined) {
  const { status } = spawnSync(bundled, process.argv.slice(1), {
    stdio: "inherit",
    env: { ...process.env, TANDEM_RELAUNCHED: "1" },
  });
  process.exitCode = status ?? 1;
} else {
  process.stderr.write(
    `tandem needs Node 22.18 or later, this is ${process.versions.node}: install it, then run npm ci\n`,
  );
  process.exitCode = 1;
}
