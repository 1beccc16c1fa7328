/** Who sets the number of a process type's dynos while the app runs. Made by `autoscaler`. */
export type Autoscaler = { readonly kind: "autoscaler"; readonly owner: string };

/**
 * Somebody else owns the number of dynos: `autoscaler("Judoscale, 1 to 5 dynos")`. The stack file's `quantity` is the number that a
 * process type begins with; a later `up` leaves the number alone, and reviews show it as ignored.
 */
export const autoscaler = (owner: string): Autoscaler => ({ kind: "autoscaler", owner });
