/** Tells one address of every release of the service. */
export type Notice = { readonly kind: "email"; readonly address: string };

/** An e-mail at every release, sent by the relay at `estate:noticeRelay`; a list's address is best. */
export const email = (address: string): Notice => ({ kind: "email", address });

/** What a collaborator may do. Source: `GET /teams/permissions`. */
export type Permission = "view" | "deploy" | "operate" | "manage";

/** Made by `collaborator`. */
export type Collaborator = { readonly email: string; readonly permissions: readonly [Permission, ...Permission[]] };

/** A person, by Heroku account, who may do something with the service's apps. `view` is always implied. */
export const collaborator = (account: string, ...permissions: [Permission, ...Permission[]]): Collaborator => ({
  email: account,
  permissions,
});
