import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Finding } from "../../src/report/report.ts";

/**
 * A list of captures and what is to be found in each, kept as a text that people read and judge:
 *
 *     ftp-active-client-drops-syn.pcap
 *       # why these are right, and nothing is missing
 *       error    ftp.active-blocked  session 1 transfer 1  frames 22 26 31  likely firewall-at-client
 *
 * With UPDATE_GOLDEN=1 findings are written anew and remarks stay: read what changed before it is committed.
 */
export class ExpectedFindings {
  readonly #path: string;
  readonly #blocks = new Map<string, { remarks: string[]; findings: string[] }>();

  constructor(path: string) {
    this.#path = path;
    if (existsSync(path)) this.#read(readFileSync(path, "utf8"));
  }

  /** Names of the captures in the list. */
  get captures(): string[] {
    return [...this.#blocks.keys()];
  }

  /** What is to be found in a capture, a line each; null where it is not in the list. */
  of(capture: string): readonly string[] | null {
    return this.#blocks.get(capture)?.findings ?? null;
  }

  /** Writes down what was found in a capture. */
  update(capture: string, findings: string[]): void {
    this.#blocks.set(capture, { remarks: this.#blocks.get(capture)?.remarks ?? [], findings });
    const sorted = [...this.#blocks].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = sorted.map(([name, { remarks, findings: found }]) => [name, ...remarks, ...found].join("\n  "));
    writeFileSync(this.#path, `${text.join("\n")}\n`);
  }

  #read(text: string): void {
    let block: { remarks: string[]; findings: string[] } | null = null;
    for (const line of text.split("\n")) {
      if (line.trim() === "") continue;
      if (!line.startsWith(" ")) {
        block = { remarks: [], findings: [] };
        this.#blocks.set(line, block);
      } else if (line.trim().startsWith("#")) block?.remarks.push(line.trim());
      else block?.findings.push(line.trim());
    }
  }
}

/** One finding as a line: severity, code, what it is about, its frames, and how sure its causes are. */
export function findingLine(finding: Finding): string {
  const { severity, code, confidence, subject, frames, causes } = finding;
  const about = Object.entries(subject).flatMap(([name, id]) => (id === null ? [] : [`${name} ${id}`]));
  const pieces = [
    `${severity.padEnd(7)} ${code}${confidence === "inferred" ? " (inferred)" : ""}`,
    about.join(" "),
    frames.length === 0 ? "" : `frames ${frames.join(" ")}`,
    causes.map((cause) => `${cause.confidence} ${cause.code}`).join(", "),
  ];
  return pieces.filter((piece) => piece !== "").join("  ");
}
