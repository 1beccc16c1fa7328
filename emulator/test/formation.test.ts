import { expect, test } from "vitest";
import { release, withApp } from "./estate.ts";

const processes = { web: "node server.js", worker: "node worker.js" };

async function deployed() {
  const made = await withApp();
  await release(made, processes);
  const shape = async () => {
    const { body } = await made.ask("GET /apps/catalog/formation");
    return body.map(
      ({ type, quantity, size }: { type: string; quantity: number; size: string }) => `${type} ${quantity} ${size}`,
    );
  };
  return { ...made, shape };
}

test("before a release there is no process type", async () => {
  const { ask } = await withApp();
  expect((await ask("GET /apps/catalog/formation")).body).toEqual([]);
  const expected = {
    status: 404,
    body: { id: "not_found", message: "Couldn't find that process type (web).", resource: "formation" },
  };
  expect(await ask("PATCH /apps/catalog/formation/web", { quantity: 1 })).toMatchObject(expected);
  expect(await ask("PATCH /apps/catalog/formation", { updates: [{ type: "web", quantity: 1 }] })).toMatchObject(
    expected,
  );
  expect(await ask("GET /apps/catalog/formation/web")).toMatchObject(expected);
});

test("a release starts one web dyno and none of the others, of the size Basic", async () => {
  const { shape } = await deployed();
  expect(await shape()).toEqual(["web 1 Basic", "worker 0 Basic"]);
});

test("types that a later slug lacks go, new ones take the app's size", async () => {
  const made = await deployed();
  await made.ask("PATCH /apps/catalog/formation/web", { size: "standard-1x", quantity: 2 });
  await release(made, { web: "node server.js", clock: "node clock.js" });
  expect(await made.shape()).toEqual(["clock 0 Standard-1X", "web 2 Standard-1X"]);
});

test("quantities may be text and relative, sizes of any case, and come back as Heroku writes them", async () => {
  const { ask, shape } = await deployed();
  const updates = [
    { type: "web", quantity: "2", size: "STANDARD-1x" },
    { type: "worker", quantity: "+3", dyno_size: { name: "standard-2x" } },
  ];
  expect((await ask("PATCH /apps/catalog/formation", { updates })).body).toHaveLength(2);
  await ask("PATCH /apps/catalog/formation", { updates: [{ type: "worker", quantity: "-1" }] });
  expect(await shape()).toEqual(["web 2 Standard-1X", "worker 2 Standard-2X"]);
  expect((await ask("GET /apps/catalog/dynos")).body.map(({ name }: { name: string }) => name)).toEqual([
    "web.1",
    "web.2",
    "worker.1",
    "worker.2",
  ]);
});

test.each([
  [[{ type: "web", quantity: 2 }], "Cannot update to more than 1 Basic size dynos per process type."],
  [[{ type: "web", quantity: 2, size: "eco" }], "Cannot update to more than 1 Eco size dynos per process type."],
  [
    [{ type: "worker", quantity: 1, size: "Standard-1X" }],
    "Cannot use the following dyno types in the same app: Basic and Standard-1X",
  ],
  [
    [{ type: "web", quantity: 11, size: "Performance-M" }],
    "Cannot update to more than 10 Performance-M size dynos per process type.",
  ],
  [
    [{ type: "web", quantity: 101, size: "Standard-1X" }],
    "Cannot update to more than 100 Standard-1X size dynos per process type.",
  ],
  [[{ type: "web", size: "Gigantic" }], "Couldn't find that dyno size (Gigantic)."],
  [[{ type: "web", size: "Private-S" }], "Private-S dynos are only available to apps in Private Spaces."],
])("%j is refused, and nothing changes", async (updates, message) => {
  const { ask, shape } = await deployed();
  expect(await ask("PATCH /apps/catalog/formation", { updates })).toMatchObject({
    status: 422,
    body: { id: "invalid_params", message },
  });
  expect(await shape()).toEqual(["web 1 Basic", "worker 0 Basic"]);
});

test("one batch may move all types to another tier where single changes may not", async () => {
  const { ask, shape } = await deployed();
  const updates = [
    { type: "worker", quantity: 1, size: "Standard-1X" },
    { type: "web", quantity: 1, size: "Performance-M" },
  ];
  expect((await ask("PATCH /apps/catalog/formation", { updates })).status).toBe(200);
  expect(await shape()).toEqual(["web 1 Performance-M", "worker 1 Standard-1X"]);
});

test("a release is described by its commit, is current, and changes the stack it was built for", async () => {
  const made = await withApp();
  await made.ask("PATCH /apps/catalog", { build_stack: "heroku-22" });
  const first = await release(made, processes);
  expect(first).toMatchObject({
    status: 201,
    body: { description: "Deploy 1a5f89db", status: "succeeded", current: true },
  });
  expect((await made.ask("PATCH /apps/catalog", { build_stack: "heroku-24" })).body).toMatchObject({
    stack: { name: "heroku-22" },
    build_stack: { name: "heroku-24" },
  });
  await release(made, processes);
  expect((await made.ask("GET /apps/catalog")).body.stack.name).toBe("heroku-24");
});

test("a release with a release command is pending while it runs", async () => {
  const made = await withApp();
  const released = await release(made, { ...processes, release: "migrate" });
  expect(released.body).toMatchObject({ status: "pending", current: false });
  made.clock.advance(500);
  const { body } = await made.ask(`GET /apps/catalog/releases/${released.body.version}`);
  expect(body).toMatchObject({ status: "succeeded", current: true });
});

test("rolling back brings slug and config vars of then, as a new release", async () => {
  const made = await deployed();
  await made.ask("PATCH /apps/catalog/config-vars", { A: "1" });
  await release(made, { web: "node next.js" });
  await made.ask("PATCH /apps/catalog/config-vars", { A: "2" });
  const back = await made.ask("POST /apps/catalog/releases", { release: "4" });
  expect(back.body).toMatchObject({ version: 7, description: "Rollback to v4" });
  expect((await made.ask("GET /apps/catalog/config-vars")).body).toEqual({ A: "1" });
  expect(await made.shape()).toEqual(["web 1 Basic", "worker 0 Basic"]);
});

test("the archive of a slug is put to its own address on the same host", async () => {
  const { ask, emulator } = await withApp();
  const slug = await ask("POST /apps/catalog/slugs", { process_types: processes });
  expect(slug.body.blob.method).toBe("put");
  const path = new URL(slug.body.blob.url).pathname;
  expect((await emulator.app.request(path, { method: "PUT", body: "a tarball" })).status).toBe(200);
  expect((await ask(`GET /apps/catalog/slugs/${slug.body.id}`)).body.size).toBe(9);
});
