import type { Notices } from "../../../report/grading/notices.ts";
import type { Sentences } from "../finding-words.ts";

export const noticesEn: Sentences<Notices> = {
  swapped: ({ active, passive }) => `names are swapped: ${active} shows active mode, ${passive} passive mode`,
  misnamed: ({ path, says, shows }) => `${path} shows ${shows} mode, despite its name (${says})`,
  doubled: ({ mode, paths }) => `${list(paths)} ${paths.length === 2 ? "both" : "all"} show ${mode} mode only`,
  "same-capture": ({ paths }) => `${list(paths)} are the same capture`,
  "cut-off": ({ path }) => `${path} ends in the middle of a packet: it was not written or copied whole`,
  "both-in-one": ({ path }) => `${path} shows both modes`,
};

/** At most three names. */
function list(paths: readonly string[]): string {
  const shown = paths.length > 3 ? [...paths.slice(0, 2), `${paths.length - 2} more`] : paths;
  return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
