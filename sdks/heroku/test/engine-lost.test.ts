import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, watch } from "node:fs";
import { connect } from "node:http2";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { boxType } from "./fixture.ts";
import { failureOf, PluginClient, struct, urnOf } from "./plugin-client.ts";
import { type Started, start } from "./plugin-process.ts";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const bin = here("../bin/pulumi-resource-heroku");
let folder: string;
const started: Started[] = [];
const run = async (file: string, ...args: string[]) => {
  const process = await start(file, ...args);
  started.push(process);
  return process;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "engine-lost-"));
});
afterEach(() => {
  for (const { child } of started.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

test("a provider whose engine is killed exits during its call, and sends no more requests", async () => {
  const engine = await run(here("fake-engine.ts"));
  const requests = join(folder, "requests");
  const plugin = await run(here("slow-plugin.ts"), `127.0.0.1:${engine.port}`, requests);
  const client = new PluginClient(plugin.port);
  await client.configure({ apiKey: "key" });
  const requesting = new Promise<void>((resolve) => {
    const watcher = watch(folder, () => {
      if (!existsSync(requests)) return;
      watcher.close();
      resolve();
    });
  });
  const deleting = client.delete(boxType, "box-slow", { name: "slow" }).catch((error: Error) => error);
  await requesting;
  const linesSent = () => readFileSync(requests, "utf8").split("\n").length;
  const before = linesSent();
  engine.child.kill("SIGKILL");
  await plugin.exited();
  // One request every 10 ms: the provider's own clock, which runs no faster on a busy machine.
  expect(linesSent() - before).toBeLessThan(100);
  const sent = readFileSync(requests, "utf8");
  expect(await deleting).toBeInstanceOf(Error);
  expect(readFileSync(requests, "utf8")).toBe(sent);
  client.close();
});

test("a provider exits when the engine of its handshake is killed", async () => {
  const engine = await run(here("fake-engine.ts"));
  const plugin = await run(bin);
  const client = new PluginClient(plugin.port);
  const request = new pb.ProviderHandshakeRequest().setEngineAddress(`127.0.0.1:${engine.port}`);
  await client.rpc(providers.ResourceProviderService.handshake, request);
  await client.configure({ apiKey: "key" });
  engine.child.kill("SIGKILL");
  await plugin.exited();
  expect(plugin.errors()).toBe("");
  client.close();
});

test("a provider exits when its engine was gone before its start", async () => {
  const engine = await run(here("fake-engine.ts"));
  engine.child.kill("SIGKILL");
  await engine.exited();
  const plugin = await run(bin, `127.0.0.1:${engine.port}`);
  await plugin.exited();
});

test("a provider that the engine interrupts exits with code 0", async () => {
  const plugin = await run(bin);
  const client = new PluginClient(plugin.port);
  expect((await client.check("heroku:index/generatedSecret:GeneratedSecret", {})).failures).toEqual([]);
  plugin.child.kill("SIGINT");
  await plugin.exited();
  expect([plugin.child.exitCode, plugin.errors()]).toEqual([0, ""]);
  client.close();
});

test("an interrupted provider exits while the engine keeps its connection", async () => {
  const plugin = await run(bin);
  const engine = connect(`http://127.0.0.1:${plugin.port}`);
  const headers = {
    ":method": "POST",
    ":path": "/pulumirpc.ResourceProvider/Check",
    "content-type": "application/grpc",
  };
  engine.request({ ...headers, te: "trailers" }, { endStream: false }).on("error", () => {});
  engine.on("error", () => {});
  await once(engine, "remoteSettings");
  plugin.child.kill("SIGINT");
  await plugin.exited();
  expect(plugin.child.exitCode).toBe(0);
  engine.destroy();
});

test("a pending call is answered after an interrupt", async () => {
  const engine = await run(here("fake-engine.ts"));
  const plugin = await run(here("slow-plugin.ts"), `127.0.0.1:${engine.port}`, join(folder, "requests"));
  const client = new PluginClient(plugin.port);
  await client.configure({ apiKey: "key" });
  const request = new pb.DeleteRequest().setUrn(urnOf(boxType)).setId("box-slow").setTimeout(0.5);
  const deleting = failureOf(
    client.rpc(providers.ResourceProviderService.delete, request.setProperties(struct({ name: "slow" }))),
  );
  await client.check(boxType, {});
  plugin.child.kill("SIGINT");
  expect((await deleting).details).toContain("not done within the time");
  await plugin.exited();
  expect(plugin.child.exitCode).toBe(0);
  client.close();
});

test("reports an unsupported Node version in one line", () => {
  const older = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.11.0" } })';
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", `data:text/javascript,${older}`, bin], {
    encoding: "utf8",
  });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/^the Heroku provider: expected Node 22\.18 or later, got 20\.11\.0; .*\n$/);
});
