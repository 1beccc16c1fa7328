import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Problem } from "../../engine/problem.ts";
import { exampleFiles } from "../../settings/test/example.ts";
import { checkedEstate, declaredEstate } from "./declared-estate.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = `
  import { estate } from "./components/estate.ts";
  import { example } from "./settings/test/example.ts";
  console.log("not for the caller");
  await estate(example);
  throw new Error("nothing of a program runs after its call of estate()");
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "declared-"));
  for (const name of ["components", "settings", "node_modules", "package.json"]) {
    symlinkSync(join(root, name), join(folder, name));
  }
  write("Pulumi.yaml", "name: estate\nruntime: nodejs\nmain: index.ts\n");
  for (const [environment, text] of Object.entries(exampleFiles)) write(`Pulumi.${environment}.yaml`, text);
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

async function problemOf(index: string): Promise<Pick<Problem, "message" | "exitCode">> {
  write("index.ts", index);
  return declaredEstate(folder).then(
    () => expect.fail("expected a problem, got an estate"),
    ({ name, message, exitCode }) => {
      expect(name).toBe("Problem");
      return { message, exitCode };
    },
  );
}

test("the example estate, with no secret at hand, and with one that stays closed", async () => {
  const sealed =
    "  shop:SMTP_PASSWORD: { secure: v1:MARKER:MARKER }\nencryptionsalt: v1:nobody:knows\nenvironment: [team/keys]\n";
  write("Pulumi.production.yaml", `${exampleFiles.production}${sealed}`);
  write("index.ts", program);
  const { declaration, environments, stacks } = await declaredEstate(folder);
  expect(declaration.services.map(({ name }) => name)).toEqual(["shop", "page"]);
  expect([...environments].map(([name, { services }]) => [name, services.map(({ appName }) => appName)])).toEqual([
    ["staging", ["shop-staging", "page-staging"]],
    ["production", ["shop-production", "page-production"]],
  ]);
  for (const { secretKeys, values } of stacks.values()) {
    expect([secretKeys, values["shop:SMTP_PASSWORD"]]).toEqual([["shop:SMTP_PASSWORD", "shop:drains.archive"], ""]);
  }
  expect(stacks.get("staging")?.textOf("production")).toBe(
    readFileSync(join(folder, "Pulumi.production.yaml"), "utf8"),
  );
});

test("all mistakes of the stack files are reported at once, and a mistake of the declaration only once", async () => {
  write("Pulumi.staging.yaml", exampleFiles.staging.replace("quantity: 1, size: Basic", "quantity: many, size: Basic"));
  write("Pulumi.production.yaml", exampleFiles.production.replace("estate:team", "estate:teem"));
  const { message, exitCode } = await problemOf(
    program.replace(
      "estate(example)",
      'estate({ ...example, services: [...example.services, { name: "Page", processes: ["web"] }] })',
    ),
  );
  expect(exitCode).toBe(1);
  expect(message.split("\n").map((line) => line.split(": expected")[0])).toEqual([
    "index.ts: services.Page.name",
    "Pulumi.staging.yaml: estate:services.shop.processes.web.quantity",
    "Pulumi.staging.yaml: estate:services.Page",
    "Pulumi.production.yaml: estate:teem",
    "Pulumi.production.yaml: estate:team",
    "Pulumi.production.yaml: estate:services.Page",
  ]);
});

test.each([
  ["that is no TypeScript", `${program}\nconst x = ;`, /^index\.ts:\d+\n+const x = ;\n.*Expression expected$/s],
  ["that throws", "const a = 1;\nnoSuchWord(a);", /^index\.ts:2:1: ReferenceError: noSuchWord is not defined$/],
  [
    "that calls no estate()",
    "console.log(1);",
    /^index\.ts: expected a call of estate\(\) with everything that the team runs, got none$/,
  ],
  ["that never ends", "await new Promise(() => {});", /^index\.ts: expected a call of estate\(\) with .*, got none$/],
  ["that is killed", 'process.kill(process.pid, "SIGKILL");', /, got a program that was killed by SIGKILL$/],
  [
    "that declares functions, a cycle and a class",
    program.replace(
      "await estate(example)",
      `const own = { name: "own", processes: ["web"], stack: new Map() };
       own.config = { SECRET: () => "marker-3f1c", SELF: own };
       await estate({ environments: ["staging"], services: [own] })`,
    ),
    /^index\.ts: services\.own\.config\.SECRET: expected where .+, got a function: call it\n.+SELF: expected where .+, got an object that contains itself\n.+\.stack: expected a stack such as heroku-24, got an instance of Map$/,
  ],
  [
    "of an environment that does not exist",
    program.replace("estate(example)", 'estate({ ...example, environments: ["qa"] } as never)'),
    /^index\.ts: environments\.0: expected development, staging or production, got "qa"$/,
  ],
])("a program %s is a mistake in a file", async (_, index, message) => {
  const problem = await problemOf(index);
  expect(problem.message).toMatch(message);
  expect(problem.message).not.toMatch(/^\s+at /m);
  expect(problem.exitCode).toBe(1);
});

test("a program that is not there", async () => {
  await expect(declaredEstate(folder)).rejects.toThrow(
    "index.ts: expected the program that Pulumi.yaml names, got no such file",
  );
});

test("a stack file that is missing or no YAML costs its own environment only", async () => {
  write("index.ts", program);
  write("Pulumi.staging.yaml", "config: [\n");
  const { files } = await checkedEstate(folder);
  expect(files.get("production")).not.toBeInstanceOf(Problem);
  const unread = files.get("staging");
  expect(unread instanceof Problem && unread.message).toMatch(/^Pulumi\.staging\.yaml:\d+:\d+: invalid YAML: /);
  rmSync(join(folder, "Pulumi.staging.yaml"));
  const { message } = await problemOf(program);
  expect(message).toBe(
    "Pulumi.staging.yaml: expected the configuration of stack staging, got no such file; create it, or choose another environment",
  );
});
