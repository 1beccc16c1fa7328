/** Rights on a team's app, in Heroku's order. */
export const permissions = [
  { name: "view", description: "Can view the app's activity and resources." },
  { name: "deploy", description: "Can deploy code and add free add-ons." },
  { name: "operate", description: "Can scale, restart and configure the app." },
  { name: "manage", description: "Can manage the app's collaborators and delete it." },
] as const;

/** Names of the rights. */
export type Permission = (typeof permissions)[number]["name"];

/** Those rights in Heroku's order; `view` always belongs to them. */
export function withView(wanted: readonly string[]): Permission[] {
  return permissions.map(({ name }) => name).filter((name) => name === "view" || wanted.includes(name));
}
