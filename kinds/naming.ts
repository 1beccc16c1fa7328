/** How the objects of one kind are called in a program: after their service, and by the name that the declaration gives each part. */
export interface Naming {
  /** `catalog-app-web` of the process `web`. */
  of(service: string, part: string): string;
  /** The part, of what is left of such a name after its service's: `web` of `app-web`. */
  partOf(own: string): string;
}

/** Names with the part between two fixed texts. */
export const affixed = (before: string, after = ""): Naming => ({
  of: (service, part) => `${service}-${before}${part}${after}`,
  partOf: (own) =>
    own.startsWith(before) && own.endsWith(after) ? own.slice(before.length, own.length - after.length) : own,
});

/** The name of the only one of its kind that a service has. */
export const only = (own: string) => ({
  of: (service: string): string => `${service}-${own}`,
  partOf: (): string => own,
  serviceOf: (name: string): string => name.slice(0, -own.length - 1),
});

/** What is left of an object's name after its service's, such as `postgres` of `catalog-postgres`. */
export const ownName = ({ name, service }: { readonly name: string; readonly service?: string | undefined }): string =>
  service === undefined || name === service ? name : name.slice(service.length + 1);

/** The service that an object belongs to, by its name: of several, the one with the longest. */
export const serviceIn = (object: string, services: readonly string[]): string | undefined =>
  services
    .filter((service) => object === service || object.startsWith(`${service}-`))
    .sort((one, other) => other.length - one.length)[0];
