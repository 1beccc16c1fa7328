/** An object of the program: its type, its name, and the service that it belongs to. */
export interface Placed {
  readonly type: string;
  readonly name: string;
  readonly service?: string | undefined;
}

/**
 * Where a property stands among a service's settings, such as `processes.web.quantity` or `config.LOG_LEVEL`: what a rule of
 * `estate:review` names. Without `property`, the place of the whole object.
 */
export function placeOf(object: Placed, property: string | undefined): string {
  const own = ownName(object);
  const below = (place: string): string => (property === undefined ? place : `${place}.${property}`);
  switch (object.type.split(":").at(-1)) {
    case "App":
      return below("app");
    case "Formation":
      return below(`processes.${own.replace(/^app-/, "")}`);
    case "AppConfigAssociation":
      return property === undefined ? "config" : `config.${keyIn(property)}`;
    case "Addon":
      return below(`addons.${own}`);
    case "PostgresBackupSchedule":
      return below(`backups.${own.replace(/-backup$/, "")}`);
    case "Domain":
      return below(own);
    case "TeamCollaborator":
      return below(own.replace(/^access-/, "access."));
    case "AppWebhook":
      return below(own.replace(/^notice-/, "notices."));
    case "Drain":
      return below(own.replace(/^drains-/, "drains."));
    case "Pipeline":
    case "PipelineCoupling":
      return below("pipeline");
    default:
      return below(own);
  }
}

/** What is left of an object's name after its service's, such as `postgres` of `catalog-postgres`. */
export const ownName = ({ name, service }: Pick<Placed, "name" | "service">): string =>
  service === undefined || name === service ? name : name.slice(service.length + 1);

/** The config var that a property of an `AppConfigAssociation` is; `config` as a whole where the engine tells no key. */
export const keyIn = (property: string): string =>
  /^(?:vars|sensitiveVars)(?:\.|\[")(.+?)(?:"\])?$/.exec(property)?.[1] ?? property;
