import grpc from "@grpc/grpc-js";
import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { z } from "zod";
import type { Heroku } from "../client/heroku.ts";
import { defineResource } from "../define/definition.ts";
import { defineFunction } from "../define/function.ts";
import { NotFound } from "../define/not-found.ts";
import { follows, replaces, secret } from "../define/traits.ts";
import { type Parts, Plugin } from "../provider/plugin.ts";
import { service } from "../provider/service.ts";
import { PluginClient } from "./plugin-client.ts";

/** Two resources and a function that show everything a definition can do, kept in a map in place of Heroku. */
export const boxType = "heroku:index/box:Box";
export const linkType = "heroku:index/link:Link";
export const findType = "heroku:index/findBox:findBox";

interface Box {
  name: string;
  size: number;
  labels: Record<string, string>;
  finished: boolean;
}

export class World {
  readonly boxes = new Map<string, Box>();
  readonly links = new Map<string, string>();
  /** Name of the next step that fails, with the words of the failure. */
  fails: { step: string; error: Error } | undefined;
  seen: unknown[] = [];
  settings: unknown;
  /** Ends the requests of the connection that was made last. */
  requests: AbortSignal | undefined;
  /** Ends its sending. */
  sending: AbortSignal | undefined;

  step(name: string, ...seen: unknown[]): void {
    this.seen.push([name, ...seen]);
    if (this.fails?.step !== name) return;
    const { error } = this.fails;
    this.fails = undefined;
    throw error;
  }
}

const box = (world: World) =>
  defineResource({
    token: boxType,
    summary: "A box.",
    inputs: z.strictObject({
      name: replaces(z.string().min(3)).describe("Name of the box."),
      size: z.int().min(1).max(9).default(1).describe("Size, 1 to 9."),
      labels: z.record(z.string(), z.string()).default({}).describe("Labels."),
      tags: z.array(z.string()).optional().describe("Tags."),
      key: secret(z.string().min(8).optional()).describe("Key."),
      site: replaces(z.strictObject({ id: z.string().describe("Id.") }).optional()).describe("Site."),
    }),
    outputs: z.object({
      key: secret(z.string()).describe("Key."),
      address: follows(z.string(), "name", "size").describe("Address."),
      serial: z.int().nullable().describe("Serial number."),
    }),
    importId: "<box>",
    async create(context, { name, size, labels, key = "made-by-the-box" }) {
      const id = `box-${name}`;
      const known = world.boxes.get(id);
      world.boxes.set(id, known ?? { name, size, labels, finished: false });
      context.checkpoint(id, { serial: 7 });
      context.log(`box ${name} with ${key} is being made`);
      world.step("finish", context.urn, key);
      world.boxes.set(id, { name, size, labels, finished: true });
      return { id, outputs: { key, address: `${name}/${size}`, serial: null } };
    },
    async read(_context, asked) {
      world.step("read", asked);
      const found = world.boxes.get(asked.id);
      if (found === undefined) return undefined;
      const { finished: _, ...inputs } = found;
      const key = asked.outputs?.key ?? "unseen";
      return { id: asked.id, inputs, outputs: { key, address: `${found.name}/${found.size}`, serial: null } };
    },
    async update(context, prior, { name, size, labels, key }) {
      world.step("update", prior);
      context.warn(`box ${name} with ${key ?? "no key"} has to be emptied by hand`);
      world.boxes.set(prior.id, { name, size, labels, finished: false });
      world.step("finish", context.urn);
      world.boxes.set(prior.id, { name, size, labels, finished: true });
      return { key: key ?? prior.outputs.key ?? "unseen", address: `${name}/${size}`, serial: null };
    },
    async delete({ signal }, prior) {
      world.step("delete", prior);
      signal.throwIfAborted();
      if (prior.inputs.name === "slow")
        await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      world.boxes.delete(prior.id);
    },
    async due(_context, prior, { size }) {
      world.step("due", prior);
      const found = world.boxes.get(prior.id);
      // A box that was left half made is finished in any case.
      return found?.finished === false ? { size: found.size !== size || prior.inputs.size === size } : {};
    },
  });

const link = (world: World) =>
  defineResource({
    token: linkType,
    summary: "A link between boxes.",
    inputs: z.strictObject({ from: replaces(z.string()).describe("From."), to: replaces(z.string()).describe("To.") }),
    outputs: z.object({ length: z.int().describe("Length.") }),
    async create(context, { from, to }) {
      const id = [...world.links].find(([, value]) => value === `${from}-${to}`)?.[0] ?? `link-${world.links.size}`;
      world.links.set(id, `${from}-${to}`);
      context.checkpoint(id, { length: 1 });
      world.step("finish");
      return { id, outputs: { length: 2 } };
    },
    async read() {
      return undefined;
    },
    mayOverlap: (before, after) => before.to === after.to,
    async delete(_context, { id }) {
      world.links.delete(id);
    },
  });

const find = (world: World) =>
  defineFunction({
    token: findType,
    summary: "Finds a box.",
    inputs: z.strictObject({ name: z.string().describe("Name.") }),
    outputs: z.object({ id: z.string().describe("Id."), key: secret(z.string()).describe("Key.") }),
    async run(_api, { name }) {
      world.step("find");
      if (!world.boxes.has(`box-${name}`)) throw new NotFound(`name: expected a box, got "${name}"`);
      return { id: `box-${name}`, key: "found-key" };
    },
  });

const refuse = () => Promise.reject(new Error("the fixture has no Heroku"));
const nowhere: Heroku["platform"] = { send: refuse, exchange: refuse, list: refuse, row: refuse };

/** Everything a `Plugin` needs, over `world`. */
export function partsOf(world: World, environment: NodeJS.ProcessEnv = {}): Parts {
  return {
    version: "1.2.3",
    definitions: [box(world), link(world)],
    functions: [find(world)],
    environment,
    connect(settings) {
      const { apiKey, apiUrl, dataUrl, signal, closing } = settings;
      world.requests = signal;
      world.sending = closing;
      world.settings = { apiKey, apiUrl, dataUrl };
      return { platform: nowhere, data: nowhere };
    },
    onEngineLost() {},
  };
}

/** A plugin over `world`, served on a port, and a client of it. */
export async function served(world: World, environment: NodeJS.ProcessEnv = {}) {
  const server = new grpc.Server();
  server.addService(providers.ResourceProviderService, service(new Plugin(partsOf(world, environment))));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  const client = new PluginClient(port);
  const close = () => {
    client.close();
    server.forceShutdown();
  };
  return { client, close };
}
