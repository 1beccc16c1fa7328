import { beforeEach, expect, test } from "vitest";
import { domain } from "../domain.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
let other: { id: string };
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog")).id;
  other = await heroku.app("reports");
});

const hostname = "www.example.org";
const add = (app: string, name = hostname) =>
  heroku.ask(`POST /apps/${app}/domains`, { hostname: name, sni_endpoint: null });
const life = () => lifeOf(domain, heroku);
const preview = (
  inputs: { appId?: string; hostname?: string },
  prior?: Parameters<ReturnType<typeof life>["update"]>[0],
) =>
  life()
    .validatePreview(inputs, prior)
    .then(
      () => "fine",
      (error: unknown) => String(error),
    );

test("a host name that another app has is refused in the preview, with the app and the command that takes it off, also for an app that is not made yet", async () => {
  await add(other.id);
  const said =
    "Error: hostname: expected a host name that no other app has, got www.example.org, which reports has; " +
    "where the program declares it there, run pulumi up without it first, else heroku domains:remove www.example.org --app reports";
  expect(await preview({ appId, hostname })).toBe(said);
  expect(await preview({ hostname })).toBe(said);
});

test("a host name that is free, or that the app itself has, is not refused", async () => {
  await add(other.id, "else.example.org");
  expect(await preview({ appId, hostname })).toBe("fine");
  await add(appId);
  heroku.restart();
  expect(await preview({ appId, hostname })).toBe("fine");
});

test("a host name that the state has as another resource is left to the register of names", async () => {
  const { id } = await add(other.id);
  const declared = life();
  declared.manage(id);
  await declared.validatePreview({ appId, hostname });
});

test("the domains of apps are asked for once for all new host names of a run, and not at all for those that stay", async () => {
  const made = await life().create({ appId, hostname });
  heroku.restart();
  await heroku.requests();
  expect(await preview(made.inputs, made)).toBe("fine");
  expect(await heroku.requests()).toEqual([]);
  for (const name of ["a", "b", "c"]) {
    await lifeOf(domain, heroku, name).validatePreview({ appId, hostname: `${name}.example.org` });
  }
  // Whether the app has the name already is asked for each new one.
  const others = (await heroku.requests()).filter((request) => request !== "GET /apps/{app}/domains/{domain}");
  expect(others).toEqual(["GET /apps", "GET /apps/{app}/domains"]);
});

test("an app whose domains cannot be read refuses nothing", async () => {
  await add(other.id);
  await heroku.fault("GET /apps/{app}/domains", 403, { times: "all" });
  expect(await preview({ appId, hostname })).toBe("fine");
});
