import type { FileProblems } from "../../../report/grading/file-problems.ts";
import { grouped } from "../../number-text.ts";
import { wordsFor } from "../code-words.ts";
import { codesEn } from "../codes.en.ts";
import type { Sentences } from "../finding-words.ts";
import { plural } from "../measures.en.ts";
import { messagesEn } from "../messages.en.ts";

/** Why a file of a hand-in could not be used, or not all of it, and what to do. Follows "path: ". */
export const filesEn: Sentences<FileProblems> = {
  empty: () => "empty (0 bytes). Record it again, and hand it in again",
  "too-large": ({ bytes, most }) =>
    `too large${bytes === null ? "" : ` (${size(bytes)})`}: at most ${size(most)} are read. Record only what is asked for`,
  "hand-in-too-large": ({ most }) => `not read: the hand-in has more than ${size(most)}. Hand in less`,
  "too-many-files": ({ most }) =>
    `not read, nor what follows: more than ${grouped(most)} files. Hand in only what is asked for`,
  "folder-too-deep": ({ most }) => `not opened: a folder inside more than ${grouped(most)} others`,
  "zip-too-deep": ({ most }) => `not opened: a zip inside ${plural(most, "zip", "zips")}. Pack the files once`,
  "escaping-name": () => "not unpacked: its name in the zip points outside the zip. Make the zip anew",
  link: () => "a link, which is not followed. Hand in the file itself",
  special: () => "a pipe, socket or device, not a file",
  unreadable: ({ detail }) => `cannot be read (${wordsFor(codesEn.system, detail)})`,
  encrypted: () => "needs a password. Make the zip without one",
  "unknown-method": ({ method }) =>
    `packed by a method that is not read (${method}). Make the zip with the usual one, "deflate"`,
  overlapping: () => "not unpacked: it shares bytes with other files of the zip, as in zip bombs. Make the zip anew",
  damaged: ({ kept }) =>
    `damaged or cut off: ${kept === 0 ? "nothing of it" : `only its first ${size(kept)}`} could be unpacked. Hand it in again`,
  "wrong-checksum": () =>
    "unpacked, though not to what the zip's checksum says: some bytes may be wrong. Hand it in again",
  "damaged-zip": () => "a damaged zip of which nothing can be read. Make it anew",
  "cut-zip": ({ files }) =>
    `a damaged or cut off zip: ${plural(files, "file was", "files were")} found in it, others may be lost. Hand it in again`,
  "empty-zip": () => "a zip without files in it",
  "other-archive": ({ format }) =>
    `${wordsFor(archives, format)}, which is not unpacked. Hand in a zip, or the files themselves`,
  "zip-not-here": () => 'a zip. Name the captures in it, or grade it: "ftpscope grade"',
  "not-a-capture": ({ lookalike }) =>
    lookalike === "packet-text"
      ? 'not a capture (it looks like the printed text of one). Record with "tcpdump -w FILE"'
      : `not a capture, despite its name${looksLike(lookalike)}`,
  "not-a-picture": ({ lookalike }) => `not a picture, despite its name${looksLike(lookalike)}`,
  "unsupported-capture": ({ format }) =>
    `a kind of capture that is not read (${wordsFor(codesEn.unsupported, format)}). Open it in Wireshark and save it as pcapng`,
  "no-capture": ({ code, detail }) => messagesEn.captureErrors[code](detail),
  "not-analyzed": ({ why }) =>
    `not analyzed: reading the hand-in took too ${why === "time" ? "long" : "much memory"}. Record only what is asked for`,
  shortcut: () => "only a shortcut to a file. Hand in the file itself",
};

const archives: Record<string, string> = {
  "7z": "a 7z archive",
  rar: "a RAR archive",
  tar: "a tar archive",
  egg: "an EGG archive (ALZip)",
  alz: "an ALZ archive (ALZip)",
  cab: "a CAB archive",
  xz: "a file packed with xz",
  bzip2: "a file packed with bzip2",
  lz4: "a file packed with lz4",
  compress: "a file packed with compress",
};

const looks: Record<string, string> = {
  ...codesEn.lookalikes,
  ...archives,
  capture: "a capture",
  svg: "an SVG picture",
  bmp: "a BMP picture",
  tiff: "a TIFF picture",
  heic: "an HEIC picture",
  avif: "an AVIF picture",
};

/** What a file looks like that is not what was asked for: a phrase with its article. */
export function lookalikeEn(code: string): string {
  return wordsFor(looks, code);
}

/** Nothing of what looks like nothing. */
function looksLike(code: string): string {
  return code === "data" ? "" : ` (it looks like ${wordsFor(looks, code)})`;
}

function size(bytes: number): string {
  if (bytes < 1024) return plural(bytes, "byte", "bytes");
  if (bytes < 1_048_576) return `${Math.floor(bytes / 1024)} KiB`;
  if (bytes < 1_073_741_824) return `${Math.floor(bytes / 1_048_576)} MiB`;
  return `${(bytes / 1_073_741_824).toFixed(1).replace(/\.0$/, "")} GiB`;
}
