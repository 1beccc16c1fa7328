import { mkdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PulumiEngine } from "../pulumi/pulumi-engine.ts";
import { simulatedProject } from "../pulumi/simulated-project.ts";
import { hasPulumi, needsPulumi, pulumiEnvironment } from "./support/pulumi-cli.ts";
import { done, TestProject } from "./support/test-project.ts";

const program = (ttl: number) => `
  import { getZone } from "@pulumi/aws/route53/getZone.js";
  import { Record } from "@pulumi/aws/route53/record.js";
  import { Bucket } from "@pulumi/aws/s3/bucket.js";
  const zone = await getZone({ name: "example.org" });
  const bucket = new Bucket("apex", { bucket: "example.org" });
  const record = new Record("apex", { zoneId: zone.zoneId, name: zone.name, type: "CNAME", ttl: ${ttl}, records: [bucket.bucketDomainName] });
  new Thing("a", { label: record.fqdn });
  export const missing = await getZone({ name: "example.invalid" }).catch((error) => error.message);
  export const target = bucket.bucketDomainName;
`;

test.skipIf(!hasPulumi)(`the Pulumi CLI runs a project that uses AWS with no AWS at all ${needsPulumi}`, async () => {
  const project = new TestProject(program(300));
  const copy = `${project.folder}/copy`;
  mkdirSync(`${project.folder}/backend`);
  project.write("package.json", '{"type":"module","dependencies":{"@pulumi/aws":"7.48.0"}}');
  project.write("copy/Pulumi.dev.yaml", "config: {}\n");
  const text = readFileSync(`${project.folder}/Pulumi.yaml`, "utf8");
  project.write("copy/Pulumi.yaml", simulatedProject(text, project.folder, copy));
  const engine = new PulumiEngine({ projectFolder: copy, env: pulumiEnvironment(project), simulated: ["aws"] });
  const said: string[] = [];
  const first = await engine.up("dev", {
    onEvent: (event) => event.kind === "message" && said.push(event.text),
  });
  expect(first.errors).toEqual([]);
  expect(first.steps.flatMap(({ simulated, type }) => (simulated ? [type] : [])).sort()).toEqual([
    "aws:route53/record:Record",
    "aws:s3/bucket:Bucket",
  ]);
  expect(first.outputs).toEqual({
    missing: "invocation of aws:route53/getZone:getZone returned an error: no matching Route 53 Hosted Zone found",
    target: "example.org.s3.amazonaws.com",
  });
  expect(said).toEqual(["simulated: nothing was created at AWS", "simulated: nothing was created at AWS"]);
  expect(project.world.byName("a")?.inputs.label).toBe("example.org");
  expect(done(await engine.refresh("dev"))).toEqual([]);
  project.program(program(60));
  expect(done(await engine.up("dev"))).toEqual(["update apex"]);
});

test("a failed destroy keeps simulated resources and components, and a successful one removes them last", async () => {
  const project = new TestProject(`
    import { ComponentResource } from "@pulumi/pulumi";
    import { Bucket } from "@pulumi/aws/s3/bucket.js";
    new Thing("a");
    const site = new ComponentResource("test:index:Site", "site");
    new Bucket("apex", { bucket: "example.org" }, { parent: site });
  `);
  const engine = project.engine();
  expect((await engine.up("dev")).errors).toEqual([]);
  project.world.plan({ method: "delete", kind: "error" });
  const refused = await engine.destroy("dev");
  expect(refused.outcome).toBe("failed");
  expect(done(refused)).toEqual(["delete a"]);
  expect(done(await engine.preview("dev"))).toEqual([]);
  const whole = done(await engine.destroy("dev"));
  expect(whole.filter((step) => !step.includes("proj-dev"))).toEqual(["delete a", "delete apex", "delete site"]);
});

test("simulated steps have digests of their values, so that an approval covers them", async () => {
  const bucket = (name: string) => `
    import { Bucket } from "@pulumi/aws/s3/bucket.js";
    new Bucket("apex", { bucket: "${name}" });
  `;
  const project = new TestProject(bucket("one.example.org"));
  const digests = async (name: string) => {
    project.program(bucket(name));
    return (await project.engine().preview("dev")).steps.find((step) => step.name === "apex")?.digests;
  };
  expect((await project.engine().up("dev")).errors).toEqual([]);
  const [two, three] = [await digests("two.example.org"), await digests("three.example.org")];
  expect([Object.keys(two ?? {}), three]).toEqual([["bucket"], expect.not.objectContaining(two ?? {})]);
});
