/** How many times faster than on a clock the time of a provider goes in these runs. */
export const speed = 20;
