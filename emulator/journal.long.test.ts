import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Store } from "./store.ts";

test("a journal that is longer than the longest string is read, and is short afterwards", () => {
  const folder = mkdtempSync(join(tmpdir(), "journal-"));
  const file = join(folder, "journal.jsonl");
  try {
    const descriptor = openSync(file, "w");
    writeSync(descriptor, '{"journal":"local-heroku","version":1}\n');
    const padding = "x".repeat(4 << 20);
    for (let nth = 0; nth < 140; nth++) {
      const row = { id: "app", vars: { NTH: String(nth), PADDING: padding } };
      writeSync(descriptor, `${JSON.stringify({ put: [["configs", row]] })}\n`);
    }
    closeSync(descriptor);
    expect(statSync(file).size).toBeGreaterThan(560_000_000);
    const store = new Store(file);
    expect(store.configs.get("app")?.vars.NTH).toBe("139");
    expect(statSync(file).size).toBeLessThan(5_000_000);
    store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
