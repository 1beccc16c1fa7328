import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Problem } from "../engine/problem.ts";
import { disk } from "../test/support/full-disk.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tandem-"));
});
afterEach(() => {
  disk.folder = "";
  rmSync(folder, { recursive: true, force: true });
});

/** Every file below the folder, with its text. */
function filesIn(): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), "utf8")]),
  );
}

/** Loaded after the disk stands between them and Node's own. */
const writers = {
  "the forms of a report": async () => {
    const [{ writeForms }, { sampleReport }] = await Promise.all([
      import("./review/written-report.ts"),
      import("../review/test/sample-report.ts"),
    ]);
    return (version: number) => writeForms({ ...sampleReport, project: `version-${version}` }, join(folder, "out"));
  },
  "a file of a repository": async () => {
    const { writeWhole } = await import("./whole-file.ts");
    return (version: number) => writeWhole(join(folder, "app.json"), `{"version":${version}}\n`);
  },
  "the throw-away secrets": async () => {
    const { ThrowawaySecrets } = await import("./try/throwaway-secrets.ts");
    return (version: number) =>
      new ThrowawaySecrets(folder, "staging").making([{ key: "one" }, { key: `version-${version}` }]).save();
  },
  "the passphrase of a trial": async () => {
    const { trialPassphrase } = await import("./try/passphrase.ts");
    return () => trialPassphrase(folder);
  },
  "the project's copy for the Pulumi CLI": async () => {
    const { copyProject } = await import("./try/pulumi-project.ts");
    const { writeFileSync, mkdirSync } = await import("node:fs");
    const project = mkdtempSync(join(tmpdir(), "tandem-project-"));
    mkdirSync(join(folder, "copy"));
    writeFileSync(join(folder, "copy", "Pulumi.staging.yaml"), "encryptionsalt: v1:salt\nconfig: {}\n");
    return (version: number) => {
      writeFileSync(join(project, "Pulumi.yaml"), `name: example\ndescription: version ${version}\nruntime: nodejs\n`);
      writeFileSync(join(project, "Pulumi.staging.yaml"), `config:\n  version: ${version}\n`);
      copyProject(project, join(folder, "copy"));
    };
  },
};

const codes = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE", "EFBIG", "EIO"];

async function failureOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error;
  }
}

test.each(Object.entries(writers))(
  "%s: a disk that refuses any write is one sentence, each file is old or new, and the next run writes it",
  async (_, load) => {
    const write = await load();
    await write(0);
    let points = 0;
    for (let at = 1; ; at += 1) {
      const old = filesIn();
      Object.assign(disk, { folder, calls: 0, firstRefused: at, code: codes[at % codes.length] });
      const failure = await failureOf(() => write(at));
      disk.folder = "";
      if (failure === undefined) break;
      points += 1;
      expect(failure).toBeInstanceOf(Problem);
      expect(failure).toMatchObject({
        message: expect.stringMatching(
          /^[^\n]+: expected a (file|folder) that can be written, got [^\n]+, then run it again$/,
        ),
        exitCode: 1,
      });
      const left = filesIn();
      expect(Object.keys(left).sort()).toEqual(Object.keys(old).sort());
      await write(at);
      const fresh = filesIn();
      for (const [path, text] of Object.entries(left)) expect([old[path], fresh[path]]).toContain(text);
    }
    const isMadeOnce = Object.keys(filesIn()).some((path) => path.endsWith("passphrase"));
    expect(points).toBeGreaterThanOrEqual(isMadeOnce ? 0 : 3);
  },
);

test("a passphrase that could not be written leaves nothing, and the next run makes it", async () => {
  const write = await writers["the passphrase of a trial"]();
  for (let at = 1; at <= 3; at += 1) {
    Object.assign(disk, { folder, calls: 0, firstRefused: at, code: "ENOSPC" });
    expect(await failureOf(() => write())).toBeInstanceOf(Problem);
    disk.folder = "";
    expect(filesIn()).toEqual({});
  }
  expect(write()).toBe(write());
});

test("a report whose pages could not be written keeps the former report.json, which others read", async () => {
  const write = await writers["the forms of a report"]();
  await write(1);
  // The folder, and then the page.
  Object.assign(disk, { folder, calls: 0, firstRefused: 2, code: "ENOSPC" });
  expect(await failureOf(() => write(2))).toBeInstanceOf(Problem);
  disk.folder = "";
  expect(readFileSync(join(folder, "out", "report.json"), "utf8")).toContain("version-1");
});
