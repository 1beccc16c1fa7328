import type { DeclaredFacts } from "./declared-facts.ts";
import type { Resource } from "./resource.ts";

/** A resource. */
export interface ResourceView {
  readonly urn: string;
  /** Name of the resource in the program, such as `catalog-postgres`. */
  readonly name: string;
  /** The service that it belongs to; undefined if no service declares it. */
  readonly service: string | undefined;
  /** The declaration of that service; undefined if there is none, or none that can be read. */
  readonly owner: DeclaredFacts | undefined;
}

/** A service with its declaration. */
export interface ServiceView extends ResourceView {
  readonly declared: DeclaredFacts;
}

/** Describes resources by the services that they belong to. */
export class ResourceViews {
  readonly #byUrn: ReadonlyMap<string, Resource>;
  readonly #services: readonly ServiceView[];

  constructor(resources: readonly Resource[], services: readonly ServiceView[]) {
    this.#byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    this.#services = services;
  }

  of(resource: Resource): ResourceView {
    const service = this.#ancestors(resource).find(({ type }) => type === "tandem:index:Service")?.name;
    const owner = this.#services.find((each) => each.service === service)?.declared;
    return { urn: resource.urn, name: resource.name, service, owner };
  }

  /** Of a resource of an app: the app is its URN, undefined where the app is not in this stack. */
  ofApp(resource: Resource): ResourceView & { readonly app: string | undefined } {
    return { ...this.of(resource), app: resource.origins.appId?.[0] };
  }

  /** Whether it is a provider, or belongs to the estate itself and so to no service. */
  isOfEstate(resource: Resource): boolean {
    const isIn = (type: string) => this.#ancestors(resource).some((each) => each.type === type);
    if (resource.type.startsWith("pulumi:providers:")) return true;
    return isIn("tandem:index:Estate") && !isIn("tandem:index:Service");
  }

  #ancestors(resource: Resource): Resource[] {
    const found: Resource[] = [];
    for (let at: Resource | undefined = resource; at !== undefined; at = this.#byUrn.get(at.parent ?? ""))
      found.push(at);
    return found;
  }
}
