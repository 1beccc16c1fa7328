/** `AppWebhook` of `heroku:index/appWebhook:AppWebhook`. */
export const nounOf = (type: string): string => type.split(":").at(-1) ?? type;

/** Whether a type is of objects that somebody has: of no component, no provider, and not of the stack itself. */
export const isOfObjects = (type: string): boolean => !/^(pulumi|tandem):/.test(type);
