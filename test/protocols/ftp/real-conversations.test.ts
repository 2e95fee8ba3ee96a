import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ControlDetector } from "../../../src/protocols/ftp/control-detector.ts";
import { isPreliminary, mayAnswer } from "../../../src/protocols/ftp/legal-replies.ts";

/** Captures of other people's, which are not in the repository, and what is known of each. */
const FOLDER = resolve(import.meta.dirname, "../../../../shared/captures");
const present = existsSync(FOLDER);
if (!present) console.log(`skipped: real FTP conversations, for there is no ${FOLDER}`);

interface Said {
  stream: number;
  frame: number;
  verb?: string;
  arg?: string | null;
  code?: string | null;
  text?: string;
  firstText?: string;
}

const conversations: [string, Said[]][] = present ? readdirSync(FOLDER).flatMap(conversationsOf) : [];

function conversationsOf(file: string): [string, Said[]][] {
  if (!/^(?:ftp|mixed).*\.truth\.json$/u.test(file)) return [];
  const { ftp } = JSON.parse(readFileSync(resolve(FOLDER, file), "utf8")) as {
    ftp?: { linesReassembled?: { commands: Said[]; replies: Said[] } };
  };
  const { commands = [], replies = [] } = ftp?.linesReassembled ?? {};
  const said = [...commands, ...replies].sort((one, other) => one.frame - other.frame);
  const streams = new Set(said.map(({ stream }) => stream));
  return [...streams].map((stream) => [`${file} ${stream}`, said.filter((each) => each.stream === stream)]);
}

describe.skipIf(!present)("real conversations", () => {
  test("there are some", () => {
    expect(conversations.length).toBeGreaterThan(50);
  });

  test("each is FTP on its own port, and on no other port is one ruled out", () => {
    const verdicts = conversations.map(([name, said]) => [name, verdict(21, said), verdict(2121, said)]);
    expect(verdicts.filter(([, own]) => own !== "ftp")).toEqual([]);
    expect(verdicts.filter(([, , other]) => other === "not-ftp")).toEqual([]);
  });

  test("every reply may answer the command that waits, but for a capture with holes and a server made to be wrong", () => {
    const pairs = conversations.flatMap(([name, said]) => illegalPairs(said).map((pair) => `${name}: ${pair}`));
    expect(pairs).toEqual([
      "ftp-6in4-and-plain.truth.json 1: USER 211",
      "ftp-no-space-after-code.truth.json 0: RETR 230",
    ]);
  });
});

function verdict(port: number, said: Said[]) {
  const detector = new ControlDetector(port);
  for (const { verb, arg = null, code, text = "" } of said) {
    if (verb !== undefined) detector.client(verb, arg);
    else detector.server(Number(code ?? 0), text);
  }
  return detector.verdict;
}

/** Pairs of a command and its reply that the table forbids; only where one command at a time waits for its answer. */
function illegalPairs(said: Said[]): string[] {
  const pairs: string[] = [];
  let waiting: string | null = null;
  for (const { verb, code } of said) {
    if (verb !== undefined) waiting = verb;
    else if (waiting !== null && typeof code === "string") {
      if (!mayAnswer(waiting, Number(code))) pairs.push(`${waiting} ${code}`);
      if (!isPreliminary(Number(code))) waiting = null;
    }
  }
  return pairs;
}
