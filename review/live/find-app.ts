import { orMissing } from "../../sdks/heroku/client/or-missing.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import type { RunFailure } from "../../sdks/heroku/client/run-failure.ts";
import { formerAppNames } from "../../settings/app-name.ts";
import type { ServiceSettings } from "../../settings/settings.ts";
import type { AccountLists } from "./account-lists.ts";
import type { HerokuSource } from "./heroku-source.ts";
import { failureIn } from "./parts.ts";
import { AppRow, type ListedApp } from "./wire.ts";

/** The app of a service in an environment; `renamed` where it has another name than the declared one. */
export type FoundApp =
  | { readonly kind: "found"; readonly app: AppRow; readonly renamed: boolean }
  | { readonly kind: "missing" }
  | { readonly kind: "not checked"; readonly reason: RunFailure };

/**
 * The app of a service in the environment of this name, which is the app's stage too. `name` is what it is called, as far as is known: else,
 * or after its service was renamed, it may have a former name. Of an app that is not listed, Heroku is asked whether it is there: it may
 * belong to another account, or have been renamed.
 */
export async function findApp(
  { heroku, lists, signal }: HerokuSource,
  settings: Pick<ServiceSettings, "appName" | "declaration">,
  stage: string,
  name = settings.appName,
): Promise<FoundApp> {
  const formerly = formerAppNames(settings, stage);
  try {
    const apps = await lists.apps();
    const row = apps.find((each) => each.name === name) ?? apps.find((each) => formerly.includes(each.name));
    if (row !== undefined) {
      const reason = await whyNotThis(lists, stage, row);
      return reason === undefined
        ? checked(row, false)
        : { kind: "not checked", reason: { code: "other", text: reason } };
    }
    const single = await orMissing(heroku.platform.send("GET", path`/apps/${name}`, { response: AppRow }));
    if (single !== undefined) return { kind: "found", app: single, renamed: single.name !== name };
    const renamed = await renamedApp(lists, stage, settings.declaration.name);
    return renamed === undefined ? { kind: "missing" } : checked(renamed, true);
  } catch (error) {
    signal.throwIfAborted();
    return { kind: "not checked", reason: failureIn(error) };
  }
}

/**
 * Two apps whose names, or whose stages, were swapped by hand: which of them is the service's in this environment, nothing on Heroku
 * shows, and advice about the wrong one would break the other environment.
 */
async function whyNotThis(lists: AccountLists, stage: string, { id, name }: ListedApp): Promise<string | undefined> {
  const couplings = await lists.couplings().catch(() => []);
  const own = couplings.find(({ app }) => app.id === id);
  if (own === undefined || own.stage === stage) return undefined;
  const others = couplings.filter((each) => each.pipeline.id === own.pipeline.id && each.stage === stage);
  if (others.length === 0) return undefined;
  return (
    `expected ${name} in the stage ${stage} of its pipeline, got it in ${own.stage}, and another app in ${stage}: names or stages were ` +
    "swapped by hand, and nothing shows which app is meant"
  );
}

function checked(row: ListedApp, renamed: boolean): FoundApp {
  const { data, error } = AppRow.safeParse(row);
  if (data !== undefined) return { kind: "found", app: data, renamed };
  const places = error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  return {
    kind: "not checked",
    reason: { code: "other", text: `GET /apps: expected another answer: ${places.slice(0, 3).join("; ")}` },
  };
}

/** The only app in the stage of the service's pipeline: one of several may be anybody's. */
async function renamedApp(lists: AccountLists, stage: string, service: string): Promise<ListedApp | undefined> {
  const pipeline = (await lists.pipelines()).find(({ name }) => name === service);
  if (pipeline === undefined) return undefined;
  const [couplings, apps] = await Promise.all([lists.couplings(), lists.apps()]);
  const inStage = couplings.filter((each) => each.pipeline.id === pipeline.id && each.stage === stage);
  const [only, ...more] = apps.filter(({ id }) => inStage.some(({ app }) => app.id === id));
  return more.length === 0 ? only : undefined;
}
