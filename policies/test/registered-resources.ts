import { output, runtime } from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks.js";
import { deserializeProperties, unwrapRpcSecret } from "@pulumi/pulumi/runtime/rpc.js";
import { z } from "zod";
import { estate } from "../../components/estate.ts";
import { everythingFound, notFound, settled } from "../../components/test/mock-engine.ts";
import type { StackInput } from "../../settings/stack-input.ts";
import type { Resource } from "../view/resource.ts";
import type { Program } from "./estates/stack-files.ts";

/** The resources that a run of the program registers in one environment, as the engine passes them to a policy pack. */
export interface Run {
  readonly resources: readonly Resource[];
  /** The outputs that other environments read. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Runs the program in this process; `recorded` are the outputs of other environments' stacks. */
export async function runProgram(
  { declaration, beside }: Pick<Program, "declaration" | "beside">,
  stack: StackInput,
  recorded: Readonly<Record<string, Run["outputs"]>> = {},
): Promise<Run> {
  await runtime.setMocks(mocksOf(stack.stack, recorded), "estate", stack.stack);
  const registered = recording();
  runtime.setAllConfig({ ...stack.values }, [...stack.secretKeys]);
  const { services, manifest, fingerprints } = await estate(declaration, stack);
  beside?.(stack.stack);
  const outputs = { services: await settled(output(services)), manifest, fingerprints: await settled(fingerprints) };
  await runtime.disconnect(false);
  return { resources: [...registered.values()], outputs };
}

/** The part of an SDK request that is used. */
const Request = z.object({
  getType: z.custom<() => string>(),
  getName: z.custom<() => string>(),
  getParent: z.custom<() => string>(),
  getProtect: z.custom<() => boolean>(),
  getObject: z.custom<() => Parameters<typeof deserializeProperties>[0]>(),
  getPropertydependenciesMap: z.custom<() => { forEach(each: (value: Dependencies, key: string) => void): void }>(),
});

/** URNs that one property comes from. */
interface Dependencies {
  getUrnsList(): string[];
}

const OutputsRequest = z.object({
  getUrn: z.custom<() => string>(),
  getOutputs: z.custom<() => Parameters<typeof deserializeProperties>[0]>(),
});

const Answer = z.object({ getUrn: z.custom<() => string>() });

type Done = (error: unknown, answer: unknown) => void;

const mocksOf = (stack: string, recorded: Readonly<Record<string, Run["outputs"]>>): runtime.Mocks => ({
  newResource: ({ type, name, inputs, custom }) => ({
    id: custom === false ? undefined : `id-of-${name}`,
    state: { ...inputs, ...addedBy(type, `${stack}-${name}`) },
  }),
  call: ({ token, inputs }) => lookUp(token.split(":").at(-1) ?? token, inputs, recorded),
});

/** Records what the SDK's mock drops: parents, protection and property dependencies. */
function recording(): ReadonlyMap<string, Resource> {
  const registered = new Map<string, Resource>();
  const { registerResource, registerResourceOutputs } = originals;
  MockMonitor.prototype.registerResource = function (request: unknown, done: Done) {
    const resource = resourceIn(request);
    return registerResource.call(this, request, (error: unknown, answer: unknown) => {
      if (!error) {
        const urn = bound(Answer, answer).getUrn();
        registered.set(urn, { ...resource, urn });
      }
      done(error, answer);
    });
  };
  MockMonitor.prototype.registerResourceOutputs = function (request: unknown, done: Done) {
    const { getUrn, getOutputs } = bound(OutputsRequest, request);
    const resource = registered.get(getUrn());
    const outputs = plain(deserializeProperties(getOutputs()));
    if (resource !== undefined) registered.set(getUrn(), { ...resource, props: { ...resource.props, ...outputs } });
    registerResourceOutputs.call(this, request, done);
  };
  return registered;
}

const originals = {
  registerResource: MockMonitor.prototype.registerResource,
  registerResourceOutputs: MockMonitor.prototype.registerResourceOutputs,
};

function resourceIn(request: unknown): Omit<Resource, "urn"> {
  const { getType, getName, getParent, getProtect, getObject, getPropertydependenciesMap } = bound(Request, request);
  const origins: Record<string, string[]> = {};
  getPropertydependenciesMap().forEach((found, key) => {
    origins[key] = found.getUrnsList();
  });
  return {
    type: getType(),
    name: getName(),
    isProtected: getProtect(),
    parent: getParent() || undefined,
    props: plain(deserializeProperties(getObject())),
    origins,
  };
}

/** The methods of a request, each with its request as `this`. */
function bound<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, request: unknown): z.infer<typeof schema> {
  const methods = Object.keys(schema.shape).map((name) => {
    const method: unknown = Reflect.get(Object(request), name);
    return [name, typeof method === "function" ? method.bind(request) : undefined];
  });
  return schema.parse(Object.fromEntries(methods));
}

const plain = (props: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(props).map(([key, value]) => [key, unwrapRpcSecret(value)]));

function lookUp(
  noun: string,
  inputs: Record<string, unknown>,
  recorded: Readonly<Record<string, Run["outputs"]>>,
): Record<string, unknown> {
  if (noun === "readStackOutputs") {
    const outputs = recorded[String(inputs.name)];
    return outputs === undefined ? notFound(`unknown stack "${inputs.name}"`)() : { outputs };
  }
  if (noun === "getAddonService") {
    const sold = Object.keys(plans).filter((plan) => plan.startsWith(`${inputs.service}:`));
    return { name: inputs.service, state: "ga", plans: sold.map(planNamed) };
  }
  if (noun === "getAddonPlan") return planNamed(String(inputs.plan));
  if (noun === "getDynoSizes")
    return { sizes: dynos.map(([name, dollars]) => ({ name, cents: dollars * 100, unit: "month" })) };
  return (everythingFound[noun] ?? notFound(`a look-up that fails, got ${noun}`))(inputs);
}

/** Random values differ from stack to stack. */
const addedBy = (type: string, name: string): Record<string, unknown> => {
  if (type.endsWith(":GeneratedSecret")) return { value: `random-${name}`.padEnd(64, "0") };
  return type.endsWith(":App")
    ? { webUrl: `https://${name}.example.org/`, gitUrl: "https://git.example.org/" }
    : { cname: "deep-river-1.herokudns.com", configVars: [] };
};

/** Dollars a month, as Heroku's price list had them. */
const dynos = [
  ["Eco", 5],
  ["Basic", 7],
  ["Standard-1X", 25],
  ["Standard-2X", 50],
  ["Performance-M", 250],
  ["Performance-L", 500],
  ["Private-S", 225],
  ["Private-M", 450],
] as const;

const plans: Readonly<Record<string, number>> = {
  "heroku-postgresql:essential-0": 5,
  "heroku-postgresql:essential-1": 9,
  "heroku-postgresql:standard-0": 50,
  "heroku-postgresql:standard-2": 200,
  "heroku-postgresql:premium-0": 200,
  "heroku-redis:mini": 3,
  "heroku-redis:premium-0": 15,
  "heroku-redis:premium-1": 30,
  "heroku-redis:premium-3": 120,
  "papertrail:fixa": 7,
};

const planNamed = (name: string) => ({
  name,
  cents: (plans[name] ?? 0) * 100,
  unit: "month",
  contract: false,
  metered: false,
});
