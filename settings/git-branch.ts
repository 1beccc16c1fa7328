/** Whether git takes a text as the name of a branch. Source: `git help check-ref-format`. */
export const isBranchName = (text: string): boolean =>
  text !== "@" &&
  !/^-|\.\.|@\{|[\p{Cc} ~^:?*[\\]|\.$/u.test(text) &&
  text.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
