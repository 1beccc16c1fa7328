import { beforeEach, expect, test } from "vitest";
import { formation } from "../formation.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog")).id;
});

type Formation = Readonly<Record<string, readonly [quantity: number, size: string]>>;

/** Makes the process types known to Heroku, with these dynos. */
async function runs(types: Formation): Promise<void> {
  await heroku.release(appId, Object.fromEntries(Object.keys(types).map((type) => [type, "run"])));
  const updates = Object.entries(types).map(([type, [quantity, size]]) => ({ type, quantity, size }));
  await heroku.ask(`PATCH /apps/${appId}/formation`, { updates });
  heroku.restart();
}

const preview = (type: string, quantity: number, size: string): Promise<string> =>
  lifeOf(formation, heroku, type)
    .validatePreview({ appId, type, quantity, size })
    .then(() => "fine", String);

const apply = (type: string, quantity: number, size: string): Promise<string> =>
  lifeOf(formation, heroku, type)
    .create({ appId, type, quantity, size })
    .then(() => "fine", String);

const unplanned: readonly (readonly [string, Formation, readonly [number, string], string])[] = [
  [
    "dynos of the tier that web leaves",
    { web: [1, "Basic"], worker: [1, "Basic"] },
    [2, "Standard-1X"],
    "size: expected dynos of one tier in an app, got Standard-1X of web and Basic of worker",
  ],
  [
    "so many dynos that web would exceed the limit of the app",
    { web: [1, "Standard-1X"], worker: [60, "Standard-1X"] },
    [41, "Standard-1X"],
    "quantity: expected at most 100 dynos on an app, got 101",
  ],
  [
    "one of two Eco dynos, and web would be the third",
    { web: [0, "Eco"], worker: [1, "Eco"], clock: [1, "Eco"] },
    [1, "Eco"],
    "quantity: expected at most 2 Eco dynos on an app, got 3",
  ],
];

test.each(unplanned)("is refused before the first write when a removed process type has %s", async (...args) => {
  const [, live, web, mistake] = args;
  await runs(live);
  const said = await preview("web", ...web);
  expect(said).toContain(mistake);
  expect(said).toMatch(
    /first deploy the removal alone, or run heroku ps:scale (clock=0 )?worker=0 --app catalog, then deploy this change$/,
  );
  expect(await apply("web", ...web)).toContain("(422 invalid_params");
});

test.each(unplanned)("is planned and done once a removed process type no longer has %s", async (_, live, web) => {
  await runs({ ...live, worker: [0, live.worker?.[1] ?? "Basic"] });
  expect(await preview("web", ...web)).toBe("fine");
  expect(await apply("web", ...web)).toBe("fine");
});

test("a process type that is planned a moment after web is waited for", async () => {
  await runs({ web: [1, "Basic"], worker: [1, "Basic"] });
  const web = preview("web", 2, "Standard-1X");
  await heroku.ask("GET /account");
  const worker = preview("worker", 1, "Standard-1X");
  expect(await Promise.all([web, worker])).toEqual(["fine", "fine"]);
});

test("a process type that is planned to stop does not count", async () => {
  await runs({ web: [1, "Basic"], worker: [1, "Basic"] });
  expect(await Promise.all([preview("worker", 0, "Basic"), preview("web", 2, "Standard-1X")])).toEqual([
    "fine",
    "fine",
  ]);
});

test("a process type that no release has made known conflicts with nothing that runs", async () => {
  await runs({ worker: [1, "Basic"] });
  expect(await preview("web", 2, "Standard-1X")).toBe("fine");
  expect(await apply("web", 2, "Standard-1X")).toBe("fine");
});

test("web in the tier of what runs beside it is not refused", async () => {
  await runs({ web: [1, "Standard-1X"], worker: [1, "Standard-1X"] });
  expect(await preview("web", 2, "Performance-M")).toBe("fine");
});
