/** `AppWebhook` of `heroku:index/appWebhook:AppWebhook`. */
export const nounOf = (type: string): string => type.split(":").at(-1) ?? type;

/** Whether a type is a cloud object: not a component, a provider or the stack itself. */
export const isOfObjects = (type: string): boolean => !/^(pulumi|tandem):/.test(type);
