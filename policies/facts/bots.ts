/** Services where a token identifies a bot: two apps with one token both answer, even if the token is declared as shared. */
const bots: readonly [name: string, key: RegExp][] = [
  // discord.com/developers/docs/topics/gateway, core.telegram.org/bots/api#getupdates, api.slack.com/apis/socket-mode
  ["Discord", /(^|_)DISCORD_(\w+_)?TOKEN$/],
  ["Telegram", /(^|_)TELEGRAM_(\w+_)?TOKEN$/],
  ["Slack", /(^|_)SLACK_(BOT|APP|APP_LEVEL|XOXB|XAPP)_?TOKEN$|^HUBOT_SLACK_TOKEN$/],
  // developers.line.biz, developers.facebook.com/docs/messenger-platform, spec.matrix.org, dev.twitch.tv/docs/irc
  ["LINE", /^LINE_CHANNEL_(ACCESS_)?TOKEN$/],
  ["Messenger", /(^|_)(MESSENGER|FB_PAGE|FACEBOOK_PAGE)_(ACCESS_)?TOKEN$/],
  ["Matrix", /^MATRIX_(BOT_)?(ACCESS_)?TOKEN$/],
  ["Twitch", /^TWITCH_(BOT_|OAUTH_)TOKEN$/],
  ["Mastodon", /^MASTODON_ACCESS_TOKEN$/],
];

/** The service of the bot whose token this key holds, if any. A key named just `BOT_TOKEN` does not show the service. */
export const botOf = (key: string): string | undefined =>
  bots.find(([, pattern]) => pattern.test(key))?.[0] ?? (/^BOT_TOKEN$/.test(key) ? "its service" : undefined);
