import { runtime, secret } from "@pulumi/pulumi";
import type { StackInput } from "../../settings/stack-input.ts";

/** A resource as the program registered it. */
interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

/** What a test sees of the engine. */
export interface MockEngine {
  /** Everything registered so far, in order. */
  readonly registered: readonly Registered[];
  /** Inputs of one type's resources by their name, such as those of `App`. */
  of(noun: string): Record<string, Record<string, unknown>>;
  /** Resolves when everything that the program has begun is registered. */
  idle(): Promise<void>;
}

/** Answers of the look-ups by their name, such as `getTeam`. */
export type LookUps = Readonly<Record<string, (inputs: Record<string, unknown>) => Record<string, unknown>>>;

/** Id of the team that is looked up. */
export const teamId = "6f1c1f6e-0000-4000-8000-000000000001";
/** Id of each pipeline that is looked up. */
export const pipelineId = "6f1c1f6e-0000-4000-8000-000000000002";

/** A Heroku with the team, and with every pipeline that is asked for. */
export const everythingFound: LookUps = {
  getTeam: ({ name }) => ({ id: teamId, name, role: "admin" }),
  getPipeline: ({ name, owner }) => ({ id: pipelineId, name, ownerId: owner, ownerType: "team" }),
};

/** A look-up that fails the way the real engine's do. */
export const notFound = (reason: string) => (): never => {
  throw Object.assign(new Error(reason), { details: reason });
};

/** Replaces the engine by one that records. The stack's configuration is what the program reads. */
export async function mockEngine(stack: StackInput, lookUps: LookUps = everythingFound): Promise<MockEngine> {
  const registered: Registered[] = [];
  await runtime.setMocks(
    {
      newResource({ type, name, inputs, custom }) {
        registered.push({ type, name, inputs });
        return { id: custom === false ? undefined : `id-of-${name}`, state: { ...inputs, ...addedBy(type, inputs) } };
      },
      call({ token, inputs }) {
        const lookUp = lookUps[nounOf(token)] ?? notFound(`a look-up that fails, got ${token}`);
        return lookUp(inputs);
      },
    },
    "estate",
    stack.stack,
  );
  runtime.setAllConfig({ ...stack.values }, [...stack.secretKeys]);
  return {
    registered,
    of: (noun) =>
      Object.fromEntries(
        registered.filter(({ type }) => nounOf(type) === noun).map(({ name, inputs }) => [name, inputs]),
      ),
    idle: () => runtime.disconnect(false),
  };
}

/** Resolves to the value of an output, once everything that it depends on is registered. */
export function settled<T>(output: { apply(func: (value: T) => void): unknown }): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}

const nounOf = (type: string): string => type.split(":").at(-1) ?? type;

/** What Heroku would add to the inputs. */
function addedBy(type: string, { name, plan }: Record<string, unknown>): Record<string, unknown> {
  switch (nounOf(type)) {
    case "App":
      return { webUrl: `https://${name}-1a2b3c.herokuapp.com/`, gitUrl: `https://git.heroku.com/${name}.git` };
    case "Addon":
      return { name: `${String(plan).split(":")[0]}-round-12345`, providerId: null, configVars: [] };
    case "Domain":
      return { cname: "deep-river-1.herokudns.com" };
    case "GeneratedSecret":
      return { value: secret("marker-generated-9b2d") };
    default:
      return {};
  }
}
