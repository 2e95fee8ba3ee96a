import type { CheckName, ParametersOf } from "../../../report/grading/check-cases.ts";

/** What each parameter of a check is for: half a sentence that fits on a line. */
export type ParameterWords = {
  [Name in CheckName]: { [Parameter in keyof ParametersOf<Name>]: string };
};

const parameters: ParameterWords = {
  capture: {},
  "capture-mode": {},
  "control-handshake": {},
  "login-accepted": { user: "only this user name counts" },
  "endpoint-announced": { commands: "only these count, of PORT, EPRT, LPRT, PASV, EPSV and LPSV" },
  "announced-port-used": {},
  "data-syn-direction": {},
  "source-port-20": { required: "if true, active data from another port earns nothing" },
  "data-handshake": {},
  "connection-closed": {},
  "captured-from-start": {},
  "commands-used": { commands: "commands that must have been sent" },
  "file-transferred": {
    direction: "download or upload; without it, either",
    minimumBytes: "smallest file that counts",
  },
  "download-and-upload": {},
  file: {
    name: "its name, without folders; capitals matter",
    sha256: "SHA-256 of its contents, as sha256sum prints it",
    direction: "download or upload; without it, either",
  },
  server: { addresses: "addresses or networks, one of which the server must be in" },
  "time-window": { from: "not before, with the time zone", until: "not after, with the time zone" },
  picture: {
    types: "formats that are accepted",
    minimumWidth: "least width in pixels",
    minimumHeight: "least height in pixels",
  },
  "picture-of-captures": {},
  "dora-complete": { relayed: "if true, it must have gone through a relay agent" },
  "relay-seen": {},
  "link-local-shown": {},
};

/** Comments of a rubric that ftpscope writes, as lines. */
export const rubricTextEn = {
  head: [
    'A rubric for "ftpscope grade": what is checked in each hand-in, and what it is worth.',
    "To grade with it: ftpscope grade HANDINS --rubric rubric.yaml",
    "Change points, remove checks, or add others: all of them are listed at the end.",
    "Lines that begin with # are not read. Indent with spaces, never with tabs.",
  ],
  pass: (points: number) => [
    `A student passes with this many points or more. All checks together are worth ${points}.`,
  ],
  window: [
    "When the captures may have been taken. A capture from another time loses no points; the student is marked for review.",
    "To use it, remove the # at the beginning of these lines and set the times:",
  ],
  check: [
    "A part is a column of grades.csv. Each of its checks has",
    "- id: a name of its own",
    "- check: what is looked at, one of the list at the end",
    "- points: what it is worth; with 0 it only tells",
    "- depends: the id of a check, or a list of them, that must pass first; else this one is not made and earns nothing",
    "- with: parameters of the check",
    "- title, hint: your own words, in both languages: { en: …, ko: … }",
  ],
  capture: [
    "The capture that the checks look at: active, passive, dhcp or any. A part without this line is about none.",
  ],
  more: ["More checks. To use one, remove the # at the beginning of its lines, and give it points:"],
  list: "All checks",
  groups: {
    ftp: "In parts with capture: active, passive or any",
    active: "In parts with capture: active or any",
    captures: "In parts with any capture",
    dhcp: "In parts with capture: dhcp or any",
    handIn: "In any part",
  },
  example: "for instance",
  parameters,
};

/** English sets the shape that every language fills. */
export type RubricTextWords = typeof rubricTextEn;
