import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Repository } from "../../app-files/repository-plan.ts";
import { writeWhole } from "../whole-file.ts";
import { repositoryIn, textOf } from "./repository.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tandem-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each<[what: string, content: string | Buffer, got: object]>([
  ["far too long", "x".repeat(1_000_001), { expected: "at most 1000000 bytes", got: "1000001" }],
  ["no text", Buffer.from([0xff, 0xfe, 0x00]), { expected: "UTF-8 text", got: "other bytes" }],
])("a file that is %s says why it is not read", async (_, content, found) => {
  await writeFile(join(folder, "app.json"), content);
  expect(textOf(join(folder, "app.json"))).toEqual(found);
});

test("a link that leads nowhere is no file", async () => {
  await symlink("Procfile", join(folder, "Procfile"));
  expect(textOf(join(folder, "Procfile"))).toBeUndefined();
});

test("a pipe or a device is not read, which might never end", () => {
  expect(textOf("/dev/zero")).toEqual({ expected: "UTF-8 text", got: "no regular file" });
});

test("a repository has the files in its folders, and none beside it", async () => {
  await mkdir(join(folder, "shop", "bin"), { recursive: true });
  await writeFile(join(folder, "Dockerfile"), "");
  await writeFile(join(folder, "shop", "bin", "start"), "puma");
  const { has, text } = expectRepository(repositoryIn(join(folder, "shop")));
  expect([has("bin/start"), has("bin"), has("../Dockerfile"), has("bin/../../Dockerfile")]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([text("bin/start"), text("../Dockerfile")]).toEqual(["puma", undefined]);
});

function expectRepository(found: ReturnType<typeof repositoryIn>): Repository {
  if (!("names" in found)) throw new Error(found.got);
  return found;
}

test("a file without write permission and a folder without read permission are reported with the system's error", async () => {
  await mkdir(join(folder, "taken"));
  await expect(writeWhole(join(folder, "taken"), "{}", "taken")).rejects.toThrow(
    /^taken: expected a file that can be written, got a folder; remove it, then run it again$/,
  );
  expect(repositoryIn(join(folder, "none"))).toEqual({
    file: ".",
    expected: "a folder that may be read",
    got: "ENOENT",
    level: "unreadable",
  });
});
