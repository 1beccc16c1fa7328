/** The error of a change to something that was deleted by hand since it was last looked at. */
export function gone(what: string): Error {
  return new Error(`${what} is gone on Heroku; run pulumi refresh to take note, then pulumi up to make it anew`);
}
