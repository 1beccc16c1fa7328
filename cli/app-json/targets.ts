import { join, resolve } from "node:path";
import type { ReviewedService } from "../../app-files/app-json/document.ts";
import { type LineFinding, lineOf } from "../../app-files/line-finding.ts";
import { Problem } from "../../engine/problem.ts";
import { knownNames } from "../chosen.ts";
import type { DeclaredEstate } from "../estate/declared-estate.ts";
import { isFolder, shownPath } from "./repository.ts";

/** A service, and the folder of its repository. */
export interface Target {
  readonly service: ReviewedService;
  readonly folder: string;
  /** Why there is nothing to look at. */
  readonly problem?: LineFinding;
}

/** What the command line asks for. */
interface WantedServices {
  /** Services by name; every one with review apps when absent. */
  readonly named: readonly string[] | undefined;
  /** The folder of the one named service's repository, or the one in which every service has its own. */
  readonly folder: string;
  /** The estate's own folder. */
  readonly project: string;
}

/**
 * Which services are meant, and where they are. A {@link Problem} where one is named and is not there; of several services, the one
 * that is not there hides no other.
 */
export function targetsOf(estate: DeclaredEstate, { named, folder, project }: WantedServices): Target[] {
  const services = named === undefined ? withReviewApps(estate) : namedServices(estate, named);
  const [only, ...others] = services;
  if (named === undefined || only === undefined || others.length > 0)
    return services.map((service) => targetIn(service, resolve(folder, service.settings.declaration.name), project));
  const target = targetIn(only, resolve(folder), project);
  if (target.problem !== undefined) throw new Problem(lineOf(target.problem));
  return [target];
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

function namedServices(estate: DeclaredEstate, named: readonly string[]): ReviewedService[] {
  const services = servicesOf(estate);
  const nameOf = ({ settings }: ReviewedService): string => settings.declaration.name;
  const known = knownNames("service", services.map(nameOf), named);
  return known.flatMap((name) => services.find((each) => nameOf(each) === name) ?? []);
}

function targetIn(service: ReviewedService, folder: string, project: string): Target {
  const { name } = service.settings.declaration;
  const expected = `the repository of ${name}`;
  const remedy = `clone it, or pass its folder: npx tandem app-json ${name} --folder ${shownPath(join(project, "..", name))}`;
  const isOwn = folder === resolve(project);
  if (!isOwn && isFolder(folder)) return { service, folder };
  const got = isOwn ? "the estate's own folder" : "no folder";
  const file = isOwn ? "--folder" : shownPath(folder);
  return { service, folder, problem: { file, expected, got, remedy, level: "unreadable" } };
}
