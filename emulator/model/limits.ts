/** As Dev Center's article "Limits" had them on 9 January 2025; the size of config vars is the larger of its two figures. */
export const limits = {
  drainsPerApp: 5,
  webhooksPerApp: 10,
  domainsPerApp: 1000,
  configBytesPerApp: 64 * 1024,
} as const;
