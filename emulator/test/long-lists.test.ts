import { expect, test } from "vitest";
import { type Trial, trial } from "./ask.ts";

const list = "GET /teams/example-library/apps";

/** The names of a team's 1,500 apps, asked for by pages; `meanwhile` runs behind the first of them. */
async function everyApp({ ask }: Trial, meanwhile: (first: readonly string[]) => Promise<void>): Promise<string[]> {
  const first = await ask(list, undefined, { Range: "name ..; max=1000" });
  expect(first.status).toBe(206);
  const names: string[] = first.body.map(({ name }: { name: string }) => name);
  expect(names).toHaveLength(1000);
  await meanwhile(names);
  const second = await ask(list, undefined, { Range: first.headers.get("next-range") ?? "" });
  expect(second.status).toBe(200);
  return [...names, ...second.body.map(({ name }: { name: string }) => name)];
}

async function manyApps(): Promise<Trial> {
  const made = trial();
  await made.ask("POST /_local/limits", { appsPerTeam: 2000 });
  const wish = { team: "example-library", count: 1500, prefix: "app" };
  expect((await made.ask("POST /_local/apps", wish)).body).toEqual({ created: 1500 });
  expect((await made.ask("POST /_local/apps", wish)).body).toEqual({ created: 0 });
  return made;
}

test("a list of 1,500 apps comes whole when its last row is deleted between two pages", async () => {
  const made = await manyApps();
  const names = await everyApp(made, async (first) => {
    expect((await made.ask(`DELETE /apps/${first.at(-1)}`)).status).toBe(200);
  });
  expect(new Set(names).size).toBe(1500);
});

test("and when rows are deleted and added on both sides of where it stands", async () => {
  const made = await manyApps();
  const { ask } = made;
  const names = await everyApp(made, async () => {
    for (const name of ["app-0001", "app-1001", "app-1500"]) {
      expect((await ask(`DELETE /apps/${name}`)).status).toBe(200);
    }
    for (const name of ["aaa", "zzz"]) {
      expect((await ask("POST /teams/apps", { name, team: "example-library" })).status).toBe(201);
    }
  });
  expect(names).toHaveLength(1499);
  expect(names).toContain("app-0001");
  expect(names.at(-1)).toBe("zzz");
  expect(names.filter((name) => ["aaa", "app-1001", "app-1500"].includes(name))).toEqual([]);
});

test("many apps are made for a team that there is", async () => {
  const { ask } = trial();
  expect((await ask("POST /_local/apps", { team: "nobody", count: 1 })).status).toBe(422);
});
