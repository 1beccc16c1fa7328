/** The type of the resource that stands for the stack itself. */
export const stackType = "pulumi:pulumi:Stack";

/** The stack and project of a resource. */
export interface Scope {
  stack: string;
  project: string;
}

/** A resource's URN: `urn:pulumi:<stack>::<project>::<parent's types>$<type>::<name>`. */
export function urnOf(scope: Scope, type: string, name: string, parent?: string): string {
  const parentType = parent === undefined || parent === "" ? stackType : qualifiedType(parent);
  const types = parentType === stackType ? type : `${parentType}$${type}`;
  return `urn:pulumi:${scope.stack}::${scope.project}::${types}::${name}`;
}

/** The types of a URN, parents first, joined by `$`. */
function qualifiedType(urn: string): string {
  return urn.split("::")[2] ?? "";
}

/** The type in a URN, without its parents' types. */
export function typeOf(urn: string): string {
  return qualifiedType(urn).split("$").at(-1) ?? "";
}

/** The name in a URN, which may contain `::`. */
export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** The stack and project of a URN. */
export function scopeOf(urn: string): Scope {
  const [head, project] = urn.split("::");
  return { stack: head?.split(":")[2] ?? "", project: project ?? "" };
}

/** The package of a type or of a function's token: `heroku` of `heroku:index/app:App`. */
export function packageOf(token: string): string {
  return token.split(":")[0] ?? "";
}

/** The package of a provider resource's type `pulumi:providers:<package>`; undefined for other types. */
export function providedPackage(type: string): string | undefined {
  return type.startsWith("pulumi:providers:") ? type.slice("pulumi:providers:".length) : undefined;
}

/** Whether the URN is of a package's default provider. */
export const isDefaultProvider = (urn: string): boolean =>
  providedPackage(typeOf(urn)) !== undefined && /^default(_|$)/.test(nameOf(urn));
