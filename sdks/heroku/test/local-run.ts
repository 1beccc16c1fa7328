import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureRunning, type ProcessOptions, stopRunning } from "@tandem/emulator";
import type { Ask } from "./lives.ts";
import { PluginClient } from "./plugin-client.ts";
import { type Started, start } from "./plugin-process.ts";

const bin = fileURLToPath(new URL("../bin/pulumi-resource-heroku", import.meta.url));

/** A local Heroku and providers that talk to it, each a process of its own. */
export interface LocalRun {
  readonly ask: Ask;
  readonly url: string;
  /** The key that this Heroku takes. */
  readonly token: string;
  /** A provider that remembers nothing of others, with further configuration where some is given. */
  provider(configuration?: Record<string, string>): Promise<PluginClient>;
  /** What the providers have written to stderr. */
  printed(): string;
  close(): Promise<void>;
}

export async function localRun(options: Omit<ProcessOptions, "folder"> = {}): Promise<LocalRun> {
  const folder = mkdtempSync(join(tmpdir(), "local-run-"));
  const heroku = await ensureRunning({ folder, acmStepMs: 20, ...options });
  const processes: Started[] = [];
  const clients: PluginClient[] = [];
  const headers = {
    accept: "application/vnd.heroku+json; version=3",
    authorization: `Bearer ${heroku.token}`,
    "content-type": "application/json",
  };
  return {
    url: heroku.url,
    token: heroku.token,
    async ask(spec, body) {
      const [method = "GET", path = "/"] = spec.split(" ", 2);
      const sent = body === undefined ? null : JSON.stringify(body);
      const response = await fetch(heroku.url + path, { method, headers, body: sent });
      const text = await response.text();
      if (!response.ok) throw new Error(`${spec}: ${response.status} ${text}`);
      return text === "" ? undefined : JSON.parse(text);
    },
    async provider(configuration) {
      const process = await start(bin);
      const client = new PluginClient(process.port);
      processes.push(process);
      clients.push(client);
      await client.configure({ apiKey: heroku.token, apiUrl: heroku.url, ...configuration });
      return client;
    },
    printed: () => processes.map((process) => process.errors()).join(""),
    async close() {
      for (const client of clients) client.close();
      for (const { child } of processes) child.kill("SIGKILL");
      await stopRunning(folder);
      rmSync(folder, { recursive: true });
    },
  };
}
