const commands =
  "error warning notice debug group endgroup add-mask set-output set-env add-path save-state stop-commands echo add-matcher remove-matcher".split(
    " ",
  );

/** Ways to write a command of GitHub's runner into text that is printed somewhere. */
const forms: readonly ((command: string) => string)[] = [
  (command) => `::${command}::x`,
  (command) => `  \t::${command} name=a::x`,
  (command) => `a\n::${command}::x`,
  (command) => `a\r::${command}::x`,
  (command) => `a\r\n  ::${command} file=a,line=1::x`,
  (command) => `a\u2028::${command}::x`,
  (command) => `\u001b[31m::${command}::x`,
  (command) => `\ufeff::${command}::x`,
  (command) => `##[${command}]x`,
  (command) => `a ##[${command} b=c]x`,
  (command) => `##vso[task.${command}]x`,
];

const sequences: readonly string[] = [
  ...[
    "\u001b[2J",
    "\u001b[1A",
    "\u001b[8mx",
    "\u001b[?1049h",
    "\u001b]0;title\u0007",
    "\u001b]8;;http://x\u001b\\x\u001b]8;;\u001b\\",
  ],
  ...[
    "\u001b]52;c;eA==\u0007",
    "\u001bP$q\u001b\\",
    "\u001bc",
    "\u001b[6n",
    "\u009b2J",
    "\u009d0;t\u009c",
    "\u001b[38;2;1;2;3m",
    "\u001b",
  ],
  ...["\r", "a\rb", "\b\b\b", "\u0007", "\u0000", "\u000b", "\u000c", "\u007f", "\u0085", "\u2028", "\u2029", "\u200b"],
  ...[
    "\u202a",
    "\u202b",
    "\u202c",
    "\u202d",
    "\u202e",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
    "\u200e",
    "\u200f",
    "\u061c",
  ],
  ...[
    "\ud800",
    "\udc00x",
    "\ufeff",
    "##teamcity[message text='x']",
    "::::",
    "::",
    "##[",
    "#\u200b#[error]x",
    ":\u200b:error::x",
  ],
];

/** What somebody can put into a name, a value, a file, a commit or an answer of Heroku's. */
export const hostileTexts: readonly string[] = [
  ...commands.flatMap((command) => forms.map((form) => form(command))),
  ...sequences,
];

const ownStyle = new RegExp(`${String.fromCharCode(27)}\\[(0|1|2|22|3|23|4|24|39|49|3[0-7]|9[0-7])m`, "g");

/** What a runner or a terminal would act on in printed text; a second reading of the rules, on purpose. */
export function actedOn(printed: string): string[] {
  const plain = printed.replaceAll(ownStyle, "");
  const lines = plain.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  return [
    ...lines.filter((line) => line.trimStart().startsWith("::")),
    ...lines.filter((line) => /##\w*\[/.test(line)),
    ...(plain.match(/[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu) ?? []),
  ];
}
