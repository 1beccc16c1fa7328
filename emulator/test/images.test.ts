import { expect, test } from "vitest";
import { dockerReleases } from "./ask.ts";
import { release, withApp } from "./estate.ts";

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const web = { type: "web", docker_image: digest("a") };
const worker = { type: "worker", docker_image: digest("b") };

/** The app `catalog` on the container stack, and how to release images to it. */
async function onContainer() {
  const made = await withApp();
  await made.ask("PATCH /apps/catalog", { build_stack: "container" });
  const push = (...updates: object[]) => made.ask("PATCH /apps/catalog/formation", { updates }, dockerReleases);
  const newest = async () => (await made.ask("GET /apps/catalog/releases")).body.at(-1);
  return { ...made, push, newest };
}

test("images of several types are one release without a slug, and make the types known", async () => {
  const { push, newest, ask, releases } = await onContainer();
  const before = (await releases()).length;
  const { status, body } = await push(web, { ...worker, quantity: 1 });
  expect(status).toBe(200);
  expect(body.map(({ type, quantity }: { type: string; quantity: number }) => `${type} ${quantity}`)).toEqual([
    "web 1",
    "worker 1",
  ]);
  expect(await newest()).toMatchObject({
    description: "Deployed web (aaaaaaaaaaaa), worker (bbbbbbbbbbbb)",
    slug: null,
    status: "succeeded",
    current: true,
    eligible_for_rollback: true,
  });
  expect(await releases()).toHaveLength(before + 1);
  expect((await ask("GET /apps/catalog/dynos")).body).toHaveLength(2);
});

test("the same images again are no release, one that is new leaves the others as they are", async () => {
  const { push, newest, releases, ask } = await onContainer();
  await push(web, worker);
  const before = (await releases()).length;
  await push(web, worker);
  expect(await releases()).toHaveLength(before);
  await push({ ...web, docker_image: digest("c") }, worker);
  expect(await newest()).toMatchObject({ description: "Deployed web (cccccccccccc)", slug: null });
  expect((await ask("GET /apps/catalog/formation")).body).toHaveLength(2);
});

test("a change of config vars keeps the images", async () => {
  const { push, newest, releases, ask } = await onContainer();
  await push(web);
  await ask("PATCH /apps/catalog/config-vars", { A: "1" });
  expect(await newest()).toMatchObject({ description: "Set A config vars", slug: null, eligible_for_rollback: true });
  const before = (await releases()).length;
  await push(web);
  expect(await releases()).toHaveLength(before);
});

test("a rollback brings earlier images and config vars back", async () => {
  const { push, newest, releases, ask } = await onContainer();
  await push(web);
  const { id, version } = await newest();
  await ask("PATCH /apps/catalog/config-vars", { A: "1" });
  await push({ ...web, docker_image: digest("c") }, worker);
  await ask("POST /apps/catalog/releases", { release: id });
  expect(await newest()).toMatchObject({ description: `Rollback to v${version}`, slug: null });
  expect((await ask("GET /apps/catalog/config-vars")).body).toEqual({});
  expect((await ask("GET /apps/catalog/formation")).body).toMatchObject([{ type: "web" }]);
  const before = (await releases()).length;
  await push(web);
  expect(await releases()).toHaveLength(before);
});

test("an image of the type release is run first, the release is pending until then", async () => {
  const { push, newest, clock } = await onContainer();
  await push(web, { type: "release", docker_image: digest("d") });
  expect(await newest()).toMatchObject({ status: "pending" });
  clock.advance(500);
  expect(await newest()).toMatchObject({ status: "succeeded" });
});

test("slugs are refused on the container stack, an earlier one as well", async () => {
  const { ask } = await withApp();
  const slug = await ask("POST /apps/catalog/slugs", { process_types: { web: "serve" } });
  await ask("PATCH /apps/catalog", { build_stack: "container" });
  const refused = {
    status: 422,
    body: { id: "invalid_params", message: expect.stringContaining("container stack, which runs no slugs") },
  };
  expect(await ask("POST /apps/catalog/slugs", { process_types: { web: "serve" } })).toMatchObject(refused);
  expect(await ask("POST /apps/catalog/releases", { slug: slug.body.id })).toMatchObject(refused);
});

test("images are refused on any other stack, and nothing changes", async () => {
  const made = await withApp();
  await release(made, { web: "serve" });
  const before = await made.releases();
  const updates = [{ ...web, quantity: 0 }];
  expect(await made.ask("PATCH /apps/catalog/formation", { updates }, dockerReleases)).toMatchObject({
    status: 422,
    body: { id: "invalid_params", message: expect.stringContaining("not on the container stack") },
  });
  expect(await made.releases()).toEqual(before);
  expect((await made.ask("GET /apps/catalog/formation/web")).body).toMatchObject({ quantity: 1 });
});

test("without the Accept variant an image is ignored: its type stays unknown", async () => {
  const { ask } = await onContainer();
  expect(await ask("PATCH /apps/catalog/formation", { updates: [web] })).toMatchObject({
    status: 404,
    body: { message: "Couldn't find that process type (web)." },
  });
});
