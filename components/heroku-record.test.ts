import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { targetOf } from "./heroku-record.ts";

test("without a target there is no record, and the error says how to get one", () => {
  expect(targetOf("site-record", "www.example.org", "deep-river-1.herokudns.com")).toBe("deep-river-1.herokudns.com");
  expect(() => targetOf("site-record", "www.example.org", null)).toThrow(
    "site-record: expected the DNS target of www.example.org, got none: Heroku has not chosen it yet; run pulumi refresh, then pulumi up",
  );
});

test("of the AWS package only what is used is loaded: its root takes seconds", async () => {
  const program = [
    'await import("./components/estate.ts");',
    'const { createRequire } = await import("node:module");',
    'const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes("@pulumi/aws/"));',
    'process.stdout.write(loaded.map((path) => path.split("@pulumi/aws/")[1]).sort().join());',
  ].join("\n");
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
  });
  expect(stdout.split(",")).toEqual([
    "route53/getZone.js",
    "route53/record.js",
    "s3/bucket.js",
    "s3/bucketWebsiteConfiguration.js",
    "utilities.js",
  ]);
});
