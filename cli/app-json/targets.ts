import { join, resolve } from "node:path";
import { Problem } from "../../engine/problem.ts";
import type { ReviewedService } from "../../review/app-json/document.ts";
import { oneOf } from "../../settings/finding.ts";
import { nearestName } from "../../settings/nearest-name.ts";
import type { DeclaredEstate } from "../estate/declared-estate.ts";
import { isFolder, shownPath } from "./repository.ts";

/** A service, and the folder of its repository. */
export interface Target {
  readonly service: ReviewedService;
  readonly folder: string;
}

/** What a person asked for. */
interface Asked {
  /** A service by name; every one with review apps when absent. */
  readonly name: string | undefined;
  /** The folder of the named service's repository, or the one in which every service has its own. */
  readonly folder: string;
  /** The estate's own folder. */
  readonly project: string;
}

/** Which services are meant, and where they are; a {@link Problem} for what is not there. */
export function targetsOf(estate: DeclaredEstate, { name, folder, project }: Asked): Target[] {
  const services = name === undefined ? withReviewApps(estate) : [named(estate, name)];
  const targets = services.map(
    (service): Target => ({
      service,
      folder: name === undefined ? resolve(folder, service.settings.declaration.name) : resolve(folder),
    }),
  );
  const problems = targets.flatMap((target) => problemOf(target, project));
  if (problems.length > 0) throw new Problem(problems.join("\n"));
  return targets;
}

/** Review apps are made as the first environment is. */
function servicesOf({ declaration, environments }: DeclaredEstate): ReviewedService[] {
  const [environment] = declaration.environments;
  return (environments.get(environment)?.services ?? []).map((settings) => ({ environment, settings }));
}

function withReviewApps(estate: DeclaredEstate): ReviewedService[] {
  const services = servicesOf(estate).filter(({ settings }) => settings.declaration.reviewApps !== undefined);
  if (services.length > 0) return services;
  throw new Problem(
    'index.ts: expected a service with reviewApps("<owner>/<repository>"), got none: declare it, or name a service',
  );
}

function named(estate: DeclaredEstate, name: string): ReviewedService {
  const services = servicesOf(estate);
  const service = services.find(({ settings }) => settings.declaration.name === name);
  if (service !== undefined) return service;
  const names = services.map(({ settings }) => settings.declaration.name);
  const meant = nearestName(name, names);
  throw new Problem(`service: expected ${oneOf(names)}, got ${name}${meant ? `: did you mean ${meant}` : ""}`);
}

function problemOf({ service, folder }: Target, project: string): string[] {
  const { name } = service.settings.declaration;
  const remedy = `say where it is: npx tandem app-json ${name} --folder ${shownPath(join(project, "..", name))}`;
  if (folder === resolve(project)) {
    return [`--folder: expected the repository of ${name}, got the estate's own folder: ${remedy}`];
  }
  return isFolder(folder) ? [] : [`${shownPath(folder)}: expected the repository of ${name}, got no folder: ${remedy}`];
}
