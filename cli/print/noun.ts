/** `AppWebhook` of `heroku:index/appWebhook:AppWebhook`; nothing for components, providers and the stack itself. */
export function nounOf(type: string): string | undefined {
  if (type.startsWith("pulumi:") || type.startsWith("tandem:")) return undefined;
  return type.split(":").at(-1);
}
