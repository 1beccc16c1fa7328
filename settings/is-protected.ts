/** Whether an environment's apps and data are protected, unless they are declared as `unprotected`. */
export const isProtected = (environment: string): boolean => environment === "production";
