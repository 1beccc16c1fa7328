import { z } from "zod";
import type { EnvironmentReview } from "../../review/report/report.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { HerokuError } from "../../sdks/heroku/client/heroku-error.ts";

/** What decides at Heroku whether dynos restart: a release restarts all of an app, another size those of its process type. */
interface Dynos {
  readonly id: string;
  readonly version: number;
  /** Size of each process type that has dynos. */
  readonly sizes: Readonly<Record<string, string>>;
}

/** Dynos by the name of their app. */
export type Running = ReadonlyMap<string, Dynos>;

const App = z.looseObject({ id: z.string() });
const Release = z.looseObject({ version: z.int() });
const Formation = z.looseObject({ type: z.string(), quantity: z.int(), size: z.string() });

/** What runs in the apps of these names; what is not there, or under another name, is left out. */
export async function runningIn({ platform }: Heroku, apps: readonly string[]): Promise<Running> {
  const found = await Promise.all(
    apps.map(async (app): Promise<[string, Dynos][]> => {
      try {
        const { id } = await platform.send("GET", `/apps/${app}`, { response: App });
        const versions = (await platform.list(`/apps/${app}/releases`, Release)).map(({ version }) => version);
        const formation = await platform.list(`/apps/${app}/formation`, Formation);
        const sizes = formation.filter(({ quantity }) => quantity > 0).map(({ type, size }) => [type, size] as const);
        return [[app, { id, version: Math.max(0, ...versions), sizes: Object.fromEntries(sizes) }]];
      } catch (error) {
        if (error instanceof HerokuError && error.status === 404) return [];
        throw error;
      }
    }),
  );
  return new Map(found.flat());
}

/** How the restarts that a review named differ from those that came. */
export function unlikeRestarts(restarts: EnvironmentReview["restarts"], before: Running, after: Running): string[] {
  return [...before].flatMap(([app, was]) => {
    const is = after.get(app);
    if (is === undefined || is.id !== was.id) return [];
    const named = restarts.filter((each) => each.app === app);
    const types = named.flatMap(({ processes }) => processes);
    const restarted = restartedBetween(was, is);
    const isPerhaps = named.some(({ because }) => because.some(({ code }) => code === "plan"));
    const silent = restarted.filter((type) => !types.includes(type)).map((type) => `restarted, and not named: ${type}`);
    const still = types.filter((type) => type in was.sizes && type in is.sizes && !restarted.includes(type));
    const idle = isPerhaps ? [] : still.map((type) => `named as restarting, and did not: ${type}`);
    const absent = types.filter((type) => !(type in was.sizes));
    const none = absent.map((type) => `named as restarting, and had no dynos: ${type}`);
    return [...silent, ...idle, ...none].map((each) => `${app}: ${each}`);
  });
}

/** Types that had dynos before and have some after. */
function restartedBetween(was: Dynos, is: Dynos): string[] {
  const types = Object.keys(was.sizes).filter((type) => type in is.sizes);
  return types.filter((type) => is.version > was.version || is.sizes[type] !== was.sizes[type]);
}
