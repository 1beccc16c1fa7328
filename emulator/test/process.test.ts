import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureRunning, type Running, running, stopRunning } from "../process.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "heroku-"));
});

afterEach(async () => {
  await stopRunning(folder);
  await rm(folder, { recursive: true, force: true });
});

async function ask({ url, token }: Running, spec: string, body?: object): Promise<{ status: number; text: string }> {
  const [method = "GET", path = "/"] = spec.split(" ");
  const headers = { Accept: "application/vnd.heroku+json; version=3", Authorization: `Bearer ${token}` };
  const response = await fetch(`${url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return { status: response.status, text: await response.text() };
}

/** Processes of this machine whose arguments name the folder; none where there is no /proc. */
async function childrenServing(named: string): Promise<string[]> {
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  return commands.filter((command) => command.includes(named));
}

test("a second start finds the first, until it is stopped", async () => {
  const first = await ensureRunning({ folder });
  expect(first.reused).toBe(false);
  expect(await ensureRunning({ folder })).toEqual({ ...first, reused: true });
  expect((await ask(first, "GET /_local/github")).text).toContain('"everywhere":false');
  expect(await ensureRunning({ folder, githubConnected: true })).toEqual({ ...first, reused: true });
  expect((await ask(first, "GET /_local/github")).text).toContain('"everywhere":true');
  expect(await running(folder)).toEqual({ url: first.url, pid: first.pid, token: first.token });
  expect(await stopRunning(folder)).toBe(true);
  expect(await running(folder)).toBeUndefined();
  expect(await stopRunning(folder)).toBe(false);
});

test("simultaneous starts end with one server, and no other process is left", async () => {
  const started = await Promise.all([1, 2, 3].map(() => ensureRunning({ folder })));
  expect(new Set(started.map(({ pid }) => pid)).size).toBe(1);
  expect(started.filter(({ reused }) => !reused)).toHaveLength(1);
  await stopRunning(folder);
  expect(await childrenServing(folder)).toEqual([]);
});

test("after kill -9 the next start takes the lock over and finds everything again", async () => {
  const first = await ensureRunning({ folder });
  expect((await ask(first, "POST /teams/apps", { name: "catalog", team: "example-library" })).status).toBe(201);
  await ask(first, "PATCH /apps/catalog/config-vars", { A: "1" });
  process.kill(first.pid, "SIGKILL");
  const restarted = await Promise.all([1, 2].map(() => ensureRunning({ folder })));
  expect(new Set(restarted.map(({ pid }) => pid)).size).toBe(1);
  const second = await ensureRunning({ folder });
  expect(second.pid).not.toBe(first.pid);
  expect(second.token).toBe(first.token);
  expect(JSON.parse((await ask(second, "GET /apps/catalog/config-vars")).text)).toEqual({ A: "1" });
});

test("one whose folder is removed ends by itself", async () => {
  const started = await ensureRunning({ folder, githubConnected: true });
  expect((await ask(started, "GET /_local/github")).text).toContain('"everywhere":true');
  await rm(folder, { recursive: true });
  await expect.poll(() => childrenServing(folder), { timeout: 60_000 }).toEqual([]);
});

test("a request under way when it is stopped still gets its answer, and the lock is gone", async () => {
  const started = await ensureRunning({ folder, latencyMs: 100 });
  const asked = ask(started, "GET /account");
  await expect.poll(async () => (await ask(started, "GET /_local/requests")).text).toContain("GET /account");
  await stopRunning(folder);
  expect((await asked).status).toBe(200);
  expect(await readdir(folder)).not.toContain("lock.json");
});

test("the token is in the folder, for its owner only, and no other is accepted", async () => {
  const started = await ensureRunning({ folder, token: "chosen" });
  expect(started.token).toBe("chosen");
  expect((await stat(join(folder, "token"))).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, "journal.jsonl"))).mode & 0o777).toBe(0o600);
  expect((await ask(started, "GET /account")).status).toBe(200);
  expect((await ask({ ...started, token: "local-token" }, "GET /account")).status).toBe(401);
});

test("a lock of a process that lives and is something else is taken over", async () => {
  const lock = { pid: process.pid, instance: "11111111-1111-4111-8111-111111111111", url: "http://127.0.0.1:9" };
  await writeFile(join(folder, "lock.json"), JSON.stringify(lock));
  expect((await ensureRunning({ folder })).reused).toBe(false);
});

test("a port in use is one line with a remedy", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await expect(ensureRunning({ folder, port })).rejects.toThrow(
    new RegExp(`^the local Heroku did not start: --port: expected a free port, got ${port}, .*choose another`),
  );
  expect(await readFile(join(folder, "heroku.log"), "utf8")).not.toContain("    at ");
  other.close();
});

test("a journal that cannot be read is named with its line, and left as it was", async () => {
  const journal = join(folder, "journal.jsonl");
  const text = '{"journal":"local-heroku","version":1}\n{"put":[["apps"\n{"put":[]}\n';
  await writeFile(journal, text);
  await expect(ensureRunning({ folder })).rejects.toThrow(
    "journal.jsonl:2: expected a JSON object with `put` or `delete`",
  );
  expect(await readFile(journal, "utf8")).toBe(text);
  expect(await running(folder)).toBeUndefined();
});

test("every write that was answered is there after kill -9 in the middle of many", async () => {
  const first = await ensureRunning({ folder });
  await ask(first, "POST /teams/apps", { name: "catalog", team: "example-library" });
  const answered: string[] = [];
  const writing = (async () => {
    for (let count = 0; ; count += 1) {
      const { status } = await ask(first, "PATCH /apps/catalog/config-vars", { [`KEY_${count}`]: "value" });
      if (status === 200) answered.push(`KEY_${count}`);
      if (answered.length === 40) process.kill(first.pid, "SIGKILL");
    }
  })();
  await expect(writing).rejects.toThrow();
  const second = await ensureRunning({ folder });
  const vars = Object.keys(JSON.parse((await ask(second, "GET /apps/catalog/config-vars")).text));
  expect(answered.length).toBeGreaterThanOrEqual(40);
  expect(answered.filter((name) => !vars.includes(name))).toEqual([]);
});

test("due work is done without a request, also after a restart", async () => {
  const first = await ensureRunning({ folder, provisioningMs: 1 });
  await ask(first, "POST /teams/apps", { name: "catalog", team: "example-library" });
  const hook = { include: ["api:release"], level: "notify", url: "https://notices.example.org/" };
  await ask(first, "POST /apps/catalog/webhooks", hook);
  await ask(first, "POST /apps/catalog/addons", { plan: "heroku-postgresql:essential-0", name: "catalog-db" });
  process.kill(first.pid, "SIGKILL");
  const second = await ensureRunning({ folder, provisioningMs: 1 });
  await expect
    .poll(async () => JSON.parse((await ask(second, "GET /_local/inbox")).text), { timeout: 60_000 })
    .toEqual(expect.arrayContaining([expect.objectContaining({ description: "Attach DATABASE (@ref:catalog-db)" })]));
});

test.each([
  [[], "--folder: expected the folder to keep everything in, got none"],
  [["--folder", "f", "--port", "70000"], "--port: expected a port from 0 to 65535, got 70000"],
  [["--folder", "f", "--latency", "fast"], "--latency: expected milliseconds from 0 to 3600000, got fast"],
  [["--fodler", "f"], "Unknown option '--fodler'"],
])("the arguments %j are refused in one line", async (args, message) => {
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  const failed = promisify(execFile)(process.execPath, [main, ...args], { cwd: folder });
  await expect(failed).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
  await expect(failed).rejects.toMatchObject({ stderr: expect.not.stringContaining("    at ") });
});

test("a cut connection leaves nothing in the log", async () => {
  const started = await ensureRunning({ folder });
  await ask(started, "POST /_local/faults", { path: "/account", status: "reset" });
  await expect(ask(started, "GET /account")).rejects.toThrow();
  expect((await ask(started, "GET /account")).status).toBe(200);
  await stopRunning(folder);
  expect((await readFile(join(folder, "heroku.log"), "utf8")).trim().split("\n")).toHaveLength(1);
});

test("adding a team takes a name", async () => {
  const started = await ensureRunning({ folder, teams: ["example-museum"] });
  expect((await ask(started, "GET /teams/example-museum")).status).toBe(200);
});
