import type { Exchange } from "../../report/report.ts";

/** No system has longer ones (PATH_MAX of Linux); beyond it, where a client is counts as unknown. */
const LONGEST = 4_096;

/** Where a client is after each command, as far as the replies tell; "." is where it began. */
export class DirectoryWalk {
  directory = ".";

  /** Takes the next exchange. */
  next({ verb, argument, replies }: Exchange): void {
    const reply = replies.at(-1);
    if (reply === undefined) return;
    const { code, text } = reply;
    if (verb === "CWD" && code === 250) this.#enter(pathFrom(this.directory, argument ?? ""));
    else if (verb === "CDUP" && (code === 250 || code === 200)) this.#enter(pathFrom(this.directory, ".."));
    else if ((verb === "PWD" || verb === "XPWD") && code === 257) {
      const quoted = /"((?:[^"]|"")*)"/.exec(text)?.[1];
      if (quoted !== undefined) this.#enter(quoted.replaceAll('""', '"'));
    }
  }

  #enter(directory: string): void {
    this.directory = directory.length > LONGEST ? "." : directory;
  }
}

/** A name as seen from a directory, with its "." and ".." followed; above a directory that is not known, ".." stays. */
export function pathFrom(directory: string, name: string): string {
  const whole = name.startsWith("/") ? name : `${directory}/${name}`;
  const [root = "", ...parts] = whole.split("/");
  const kept: string[] = [];
  for (const part of parts) {
    if (part === ".." && (root === "" || (kept.length > 0 && kept.at(-1) !== ".."))) kept.pop();
    else if (part !== "" && part !== ".") kept.push(part);
  }
  return [root, ...kept].join("/") || "/";
}
