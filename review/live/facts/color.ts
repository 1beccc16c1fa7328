const color =
  /^(?:AMBER|AQUA|BLACK|BLUE|BRONZE|BROWN|CHARCOAL|COBALT|COPPER|CRIMSON|CYAN|GOLD|GRAY|GREEN|IVORY|JADE|MAROON|MAUVE|NAVY|OLIVE|ONYX|ORANGE|PINK|PUCE|PURPLE|RED|ROSE|SILVER|TEAL|VIOLET|WHITE|YELLOW)(?=_|$)/;

/**
 * `HEROKU_POSTGRESQL_COLOR_URL` for `HEROKU_POSTGRESQL_AQUA_URL`: Heroku picks the color, another one on each app, so that it
 * has no meaning. `service` is the add-on service whose attachment or config var it is.
 */
export function withoutColor(service: string, name: string): string {
  const base = `${service.toUpperCase().replaceAll("-", "_")}_`;
  return name.startsWith(base) ? base + name.slice(base.length).replace(color, "COLOR") : name;
}
