import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkSettings } from "../../settings/check-settings.ts";
import { exampleFiles, exampleSecrets, page, shop } from "../../settings/test/example.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import type { DeclaredEstate } from "../estate/declared-estate.ts";
import { shownPath, textOf } from "./repository.ts";
import { targetsOf } from "./targets.ts";

const parent = mkdtempSync(join(tmpdir(), "tandem-"));
const project = join(parent, "estate");
for (const name of ["estate", "shop"]) mkdirSync(join(parent, name));
afterAll(() => rmSync(parent, { recursive: true }));

function estate(reviewed: boolean): DeclaredEstate {
  const { reviewApps: _, ...plain } = shop;
  const services = [reviewed ? shop : plain, page];
  const declaration = { environments: ["staging", "production"] as const, services };
  const stack = handOver("staging", exampleFiles, exampleSecrets);
  const checked = checkSettings(declaration, stack);
  if ("findings" in checked) throw new Error(JSON.stringify(checked.findings));
  return { declaration, environments: new Map([["staging", checked.settings]]), stacks: new Map([["staging", stack]]) };
}

const found = (name: string | undefined, folder: string, reviewed = true) =>
  targetsOf(estate(reviewed), { named: name?.split(","), folder, project }).map((target) => [
    target.service.settings.declaration.name,
    target.service.environment,
    target.folder,
  ]);

test("one named service is in the folder itself; several, and all with review apps, are under their names", () => {
  expect(found("page", join(parent, "shop"))).toEqual([["page", "staging", join(parent, "shop")]]);
  expect(found(undefined, parent)).toEqual([["shop", "staging", join(parent, "shop")]]);
  expect(found("page,shop", parent).map(([name, , folder]) => [name, folder])).toEqual([
    ["page", join(parent, "page")],
    ["shop", join(parent, "shop")],
  ]);
});

test("a service or repository that is not there is refused, with what to do instead", () => {
  const remedy = `clone it, or pass its folder: npx tandem app-json shop --folder ${shownPath(join(parent, "shop"))}`;
  expect(() => found("shpo", parent)).toThrow("service: expected shop or page, got shpo; did you mean shop?");
  expect(() => found("shop", project)).toThrow(
    `--folder: expected the repository of shop, got the estate's own folder: ${remedy}`,
  );
  expect(() => found(undefined, parent, false)).toThrow(
    'index.ts: expected a service with reviewApps("<owner>/<repository>"), got none: declare it, or name a service',
  );
});

test("of all services, a missing repository is a finding and hides no other", () => {
  const [target] = targetsOf(estate(true), { named: undefined, folder: project, project });
  expect(target?.problem).toEqual({
    file: shownPath(join(project, "shop")),
    expected: "the repository of shop",
    got: "no folder",
    remedy: `clone it, or pass its folder: npx tandem app-json shop --folder ${shownPath(join(parent, "shop"))}`,
    level: "unreadable",
  });
});

test("a folder in place of a file is reported, and not taken for a missing file", () => {
  const folder = join(parent, "shop");
  mkdirSync(join(folder, "Procfile"));
  expect(textOf(join(folder, "heroku.yml"))).toBeUndefined();
  expect(textOf(join(folder, "Procfile"))).toEqual({ expected: "UTF-8 text", got: "a folder" });
});
