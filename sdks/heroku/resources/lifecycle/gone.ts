/** The error of a change to something that was deleted by hand since it was last looked at. */
export function gone(what: string): Error {
  return new Error(`${what} no longer exists on Heroku; run pulumi refresh, then pulumi up to create it again`);
}
