import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";

const Env = z.record(z.string(), z.string());
const Permissions = z.record(z.string(), z.enum(["read", "write"]));
const Concurrency = z.strictObject({ group: z.string(), "cancel-in-progress": z.boolean() });

/** A name alone makes a deployment of each job. */
const Environment = z.union([
  z.string().transform((name) => ({ name, deployment: true })),
  z.strictObject({ name: z.string(), deployment: z.boolean() }),
]);

const Step = z.strictObject({
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  run: z.string().optional(),
  env: Env.optional(),
});
export type Step = z.infer<typeof Step>;

const Job = z.strictObject({
  needs: z.union([z.string().transform((id) => [id]), z.array(z.string())]).default([]),
  if: z.string().optional(),
  strategy: z
    .strictObject({ "fail-fast": z.literal(false), matrix: z.strictObject({ stack: z.array(z.string()) }) })
    .optional(),
  "runs-on": z.string(),
  "timeout-minutes": z.int(),
  environment: Environment.optional(),
  concurrency: Concurrency.optional(),
  permissions: Permissions,
  env: Env.optional(),
  steps: z.array(Step),
});
export type Job = z.infer<typeof Job>;

/** As much of a workflow's form as ours have. */
const Workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.strictObject({}),
  concurrency: Concurrency.optional(),
  env: Env.optional(),
  jobs: z.record(z.string(), Job),
});
export type Workflow = z.infer<typeof Workflow>;

export const workflowNames = ["check", "preview", "deploy", "drift"] as const;
export type WorkflowName = (typeof workflowNames)[number];

const fileOf = (name: WorkflowName) => fileURLToPath(new URL(`../../.github/workflows/${name}.yml`, import.meta.url));

export const textOf = (name: WorkflowName): string => readFileSync(fileOf(name), "utf8");

export const workflow = (name: WorkflowName): Workflow => Workflow.parse(parse(textOf(name)));
