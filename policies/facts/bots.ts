/** Services at which a token is a bot: two apps with one token both answer, whoever says that the token is shared. */
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

/** Where a config var by its key makes an app a bot, if it does. A key of `BOT_TOKEN` alone is of one that nobody knows. */
export const botOf = (key: string): string | undefined =>
  bots.find(([, pattern]) => pattern.test(key))?.[0] ?? (/^BOT_TOKEN$/.test(key) ? "its service" : undefined);
