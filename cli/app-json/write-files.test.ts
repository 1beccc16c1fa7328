import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { repositoryPlan } from "../../app-files/repository-plan.ts";
import { reviewApps, service } from "../../settings/declare.ts";
import type { Looked } from "./report.ts";
import { repositoryIn } from "./repository.ts";
import { writeAll } from "./write-files.ts";

const parent = mkdtempSync(join(tmpdir(), "tandem-"));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

function looked(name: string): Looked {
  const declaration = service({ name, processes: ["web"], reviewApps: reviewApps(`example-library/${name}`) });
  const reviewed = { environment: "staging", settings: { declaration, vars: {} } } as const;
  const folder = join(parent, name);
  const repository = repositoryIn(folder);
  if (!("names" in repository)) throw new Error(repository.got);
  return { service: reviewed, folder, plan: repositoryPlan(reviewed, repository) };
}

test("a file that cannot be read or written is reported, and all others are written", async () => {
  for (const name of ["gone", "broken", "shop"]) mkdirSync(join(parent, name));
  mkdirSync(join(parent, "broken", "app.json"));
  writeFileSync(join(parent, "shop", "app.json"), "{}");
  const services = ["gone", "broken", "shop"].map(looked);
  rmSync(join(parent, "gone"), { recursive: true });

  const { outcomes, problems } = await writeAll(services);
  const [gone, broken, shop] = services.map((each) => [...(outcomes.get(each) ?? [])]);
  expect(gone).toEqual([
    ["app.json", "not written"],
    [".env.example", "not written"],
  ]);
  expect(broken).toEqual([
    ["app.json", "not written"],
    [".env.example", "written"],
  ]);
  expect(shop).toEqual([
    ["app.json", "written"],
    [".env.example", "written"],
  ]);
  expect(problems.map((line) => line.replace(/^.*\/(?=(gone|broken|shop)\/)/, ""))).toEqual([
    expect.stringMatching(/^gone\/app\.json: expected a file that can be written, got .+, then run it again$/),
    expect.stringMatching(/^gone\/\.env\.example: expected a file that can be written, got /),
    "broken/app.json: expected UTF-8 text, got a folder",
  ]);
  expect(JSON.parse(readFileSync(join(parent, "shop", "app.json"), "utf8"))).toMatchObject({ name: "shop" });

  const again = await writeAll([looked("shop")]);
  expect([...again.outcomes.values()].flatMap((files) => [...files.values()])).toEqual(["unchanged", "unchanged"]);
});
