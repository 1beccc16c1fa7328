import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Trial, trial } from "./ask.ts";
import { disk } from "./full-disk.ts";
import { tour } from "./tour.ts";

vi.mock("node:fs", async (original) => {
  const { onFullDisk } = await import("./full-disk.ts");
  return onFullDisk(await original());
});

let folder: string;
let notices: string[];
let defects: unknown[];

beforeEach(async () => {
  disk.reset();
  notices = [];
  defects = [];
  folder = await mkdtemp(join(tmpdir(), "heroku-"));
});

afterEach(async () => {
  disk.reset();
  await rm(folder, { recursive: true, force: true });
});

const open = (): Trial =>
  trial({ folder, notice: (line) => notices.push(line), failed: (error) => defects.push(error) });

const fillUp = () => {
  disk.taken = 30;
  disk.refuses = (call) => call === "write";
};

const stateOf = async ({ ask }: Trial) => JSON.stringify((await ask("GET /_local/state")).body);

/** One with an app, a webhook for a receiver elsewhere, and an add-on that is being provisioned. */
async function withWorkDue(): Promise<Trial> {
  const heroku = open();
  const { ask, emulator } = heroku;
  await ask("POST /teams/apps", { name: "catalog", team: "example-library" });
  await emulator.settle();
  const hook = { include: ["api:addon"], level: "notify", url: "https://notices.example.org/" };
  await ask("POST /apps/catalog/webhooks", hook);
  await ask("POST /apps/catalog/addons", { plan: "heroku-postgresql:essential-0", name: "catalog-db" });
  return heroku;
}

test("with work due, a full disk refuses what changes with 507, changes nothing, and answers every read", async () => {
  const heroku = await withWorkDue();
  const { ask, clock, emulator } = heroku;
  const before = await stateOf(heroku);
  fillUp();
  clock.advance(60_000);
  for (const spec of ["GET /apps", "GET /addons/catalog-db", "GET /apps/catalog/config-vars", "GET /_local/apps"]) {
    expect((await ask(spec)).status, spec).toBe(200);
  }
  expect((await ask("GET /addons/catalog-db")).body.state).toBe("provisioning");
  const refused = await ask("PATCH /apps/catalog/config-vars", { A: "1" });
  expect(refused).toMatchObject({ status: 507, body: { id: "insufficient_storage" } });
  expect(refused.body.message).toBe(
    `${join(folder, "journal.jsonl")}: expected a file that can be written, got no space left on the disk; free some space, then run it again; nothing was changed`,
  );
  expect(refused.headers.get("request-id")).not.toBeNull();
  for (const spec of ["DELETE /apps/catalog", "POST /_local/clock"]) {
    expect((await ask(spec, spec.startsWith("POST") ? { advanceMs: 5 } : undefined)).status, spec).toBe(507);
  }
  await expect(emulator.settle()).rejects.toThrow("no space left on the disk");
  expect(await stateOf(heroku)).toBe(before);
  expect(defects).toEqual([]);
  await emulator.close();
});

test("a full disk is one line in the log however often it is met, and one more when it has room again", async () => {
  const { ask, clock, emulator } = await withWorkDue();
  fillUp();
  clock.advance(60_000);
  for (let i = 0; i < 20; i += 1) await ask("GET /apps");
  expect(notices).toEqual([
    expect.stringMatching(
      /journal\.jsonl: expected a file .*, got no space left on the disk; free some space, then run it again; until then nothing changes/,
    ),
  ]);
  disk.reset();
  expect((await ask("GET /addons/catalog-db")).body.state).toBe("provisioned");
  expect(notices.slice(1)).toEqual([expect.stringMatching(/journal\.jsonl: written again; 20 writes had failed/)]);
  await emulator.close();
});

test("a delivery whose outcome could not be recorded is recorded later and not sent again", async () => {
  const { ask, clock, emulator } = await withWorkDue();
  clock.advance(60_000);
  await ask("GET /apps");
  let writes = 0;
  // The inbox takes the delivery; what came of it does not fit any more.
  disk.refuses = (call) => call === "write" && ++writes > 1;
  await expect(emulator.settle()).rejects.toThrow("no space left");
  await expect(emulator.settle()).rejects.toThrow("no space left");
  disk.reset();
  await emulator.settle();
  const ids = (await ask("GET /_local/inbox")).body.map(({ id }: { id: string }) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
  const deliveries = (await ask("GET /apps/catalog/webhook-deliveries")).body;
  expect(deliveries).toHaveLength(ids.length);
  for (const { status } of deliveries) expect(status).toBe("succeeded");
  await emulator.close();
});

test("a delivery that the inbox could not keep is none that failed", async () => {
  const { ask, clock, emulator } = await withWorkDue();
  clock.advance(60_000);
  await ask("GET /apps");
  let writes = 0;
  disk.refuses = (call) => call === "write" && ++writes === 1;
  await expect(emulator.settle()).rejects.toThrow("no space left");
  await emulator.settle();
  for (const { status } of (await ask("GET /apps/catalog/webhook-deliveries")).body) expect(status).toBe("succeeded");
  await emulator.close();
});

test("every read of every route is answered on a full disk as it was before", async () => {
  const specs = new Set((await tour()).map(({ spec }) => spec).filter((spec) => spec.startsWith("GET ")));
  const heroku = open();
  await heroku.ask("POST /teams/apps", { name: "catalog", team: "example-library" });
  const before = new Map<string, number>();
  for (const spec of specs) before.set(spec, (await heroku.ask(spec)).status);
  fillUp();
  for (const spec of specs) expect((await heroku.ask(spec)).status, spec).toBe(before.get(spec));
  expect(specs.size).toBeGreaterThan(50);
  await heroku.emulator.close();
});

test("a defect in work that is due is reported once, and is no reason to refuse others", async () => {
  const heroku = await withWorkDue();
  const { ask, clock, emulator } = heroku;
  emulator.store.jobs.put({ id: "broken", kind: "run-schedule", subject: "catalog", dueAt: 0 });
  const schedules = vi.spyOn(emulator.store.schedules, "get").mockImplementation(() => {
    throw new Error("a defect");
  });
  clock.advance(60_000);
  for (let i = 0; i < 3; i += 1) expect((await ask("GET /apps")).status).toBe(200);
  expect(defects).toEqual([expect.objectContaining({ message: "a defect" })]);
  schedules.mockRestore();
  expect((await ask("GET /addons/catalog-db")).body.state).toBe("provisioned");
  await emulator.close();
});
