import type { Exchange } from "../../../report/report.ts";

/** What earlier commands of a session mean for the bytes of its next transfer. */
export class ConversationState {
  typeCommand: Exchange | null = null;
  #streamMode = true;
  #fileStructure = true;
  #range = false;
  /** Names in the current folder that are known to be there, or not to be. */
  readonly #names = new Map<string, boolean>();

  /** Any command but a transfer's. */
  exchange(exchange: Exchange): void {
    const { verb, argument, replies } = exchange;
    const code = replies.at(-1)?.code ?? 0;
    const done = code >= 200 && code < 400;
    switch (verb) {
      case "TYPE":
        if (done) this.typeCommand = exchange;
        break;
      case "MODE":
        if (done) this.#streamMode = isLetter(argument, "S");
        break;
      case "STRU":
        if (done) this.#fileStructure = isLetter(argument, "F");
        break;
      case "RANG":
        if (done) this.#range = true;
        break;
      case "REIN":
        this.typeCommand = null;
        this.#streamMode = true;
        this.#fileStructure = true;
        this.#names.clear();
        break;
      case "SIZE":
      case "MDTM":
      case "MLST":
        if (argument !== null && (done || isMissing(exchange))) this.#names.set(argument, done);
        break;
      case "CWD":
      case "CDUP":
      case "XCWD":
      case "XCUP":
      case "DELE":
      case "RNTO":
        this.#names.clear();
        break;
      default:
    }
  }

  /** Whether the next transfer's bytes are the file's own; a range holds for one transfer. */
  takePlainBytes(): boolean {
    const plain = this.#streamMode && this.#fileStructure && !this.#range;
    this.#range = false;
    return plain;
  }

  existed(name: string | null): boolean | null {
    return name === null ? null : (this.#names.get(name) ?? null);
  }
}

/** A file of no known size in ASCII type (RFC 3659 section 4.1) is refused with the same code. */
function isMissing({ replies }: Exchange): boolean {
  const reply = replies.at(-1);
  return reply?.code === 550 && !reply.text.toLowerCase().includes("ascii");
}

function isLetter(argument: string | null, letter: string): boolean {
  return (argument ?? "").trim().charAt(0).toUpperCase() === letter;
}
