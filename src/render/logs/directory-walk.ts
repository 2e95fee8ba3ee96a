import type { Exchange } from "../../report/report.ts";

/** Where a client is after each command, as far as the replies tell; "." is where it began. */
export class DirectoryWalk {
  #directory = ".";

  /** Takes the next exchange. */
  next({ verb, argument, replies }: Exchange): void {
    const reply = replies.at(-1);
    if (reply === undefined) return;
    const { code, text } = reply;
    if (verb === "CWD" && code === 250) this.#directory = this.path(argument ?? "");
    else if (verb === "CDUP" && (code === 250 || code === 200)) this.#directory = this.path("..");
    else if ((verb === "PWD" || verb === "XPWD") && code === 257) {
      this.#directory = /"((?:[^"]|"")*)"/.exec(text)?.[1]?.replaceAll('""', '"') ?? this.#directory;
    }
  }

  /** A name from here, with its "." and ".." followed as far as they can be. */
  path(name: string): string {
    const whole = name.startsWith("/") ? name : `${this.#directory}/${name}`;
    const [root, ...parts] = whole.split("/");
    const kept: string[] = [];
    for (const part of parts) {
      if (part === "..") kept.pop();
      else if (part !== "" && part !== ".") kept.push(part);
    }
    return [root ?? "", ...kept].join("/") || "/";
  }
}
