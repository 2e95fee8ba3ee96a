import type { Side } from "../../build/tcp-conversation.ts";
import type { CaptureWriter } from "../capture-writer.ts";
import type { Endpoint } from "./frames.ts";
import type { Script } from "./interleave.ts";
import { type Payload, payload } from "./payload.ts";
import type { DataPorts } from "./places.ts";
import { TcpFlow } from "./tcp-flow.ts";

/** The four commands that announce a data connection. */
export type Announcement = "PASV" | "EPSV" | "PORT" | "EPRT";

/** What goes over a data connection: `segments` times the same bytes. */
export interface Content {
  readonly piece: Payload;
  readonly segments: number;
  readonly upload?: boolean;
}

/** One FTP session's control connection, and the data connections that it announces. */
export class FtpTalk {
  readonly control: TcpFlow;
  /** Commands sent so far. */
  commands = 0;
  readonly #writer: CaptureWriter;
  readonly #client: Endpoint;
  readonly #server: Endpoint;
  readonly #ports: DataPorts;

  constructor(writer: CaptureWriter, ends: { client: Endpoint; server: Endpoint }, ports: DataPorts) {
    this.#writer = writer;
    this.#client = ends.client;
    this.#server = ends.server;
    this.#ports = ports;
    this.control = new TcpFlow(writer, ends.client, ends.server);
  }

  *open(): Script {
    yield* this.control.open();
    yield* this.reply("220 (vsFTPd 3.0.5)");
    this.control.ack("a");
    yield;
  }

  *login(user: string, answer = "230 Login successful."): Script {
    yield* this.ask(`USER ${user}`, "331 Please specify the password.");
    yield* this.ask(`PASS secret-of-${user}`, answer);
  }

  /** A command and its reply, which carry each other's acknowledgements. */
  *ask(command: string, reply: string): Script {
    this.control.send("a", payload(`${command}\r\n`));
    this.commands += 1;
    yield;
    yield* this.reply(reply);
  }

  *reply(text: string): Script {
    this.control.send("b", payload(`${text}\r\n`));
    yield;
  }

  /** A command with a data connection. */
  *transfer(announcement: Announcement, command: string, content: Content): Script {
    const data = yield* this.announce(announcement);
    const active = announcement === "PORT" || announcement === "EPRT";
    if (active) {
      yield* this.ask(command, "150 Opening BINARY mode data connection.");
      yield* data.open();
    } else {
      yield* data.open();
      yield* this.ask(command, "150 Ok to send data.");
    }
    const serverSends = content.upload !== true;
    yield* sendAll(data, serverSends === active ? "a" : "b", content);
    yield* this.reply("226 Transfer complete.");
    this.control.ack("a");
    yield;
  }

  /** Names the endpoint of a data connection, which the caller opens; its "a" is who will connect. */
  *announce(announcement: Announcement): Generator<void, TcpFlow, void> {
    const port = this.#ports.take();
    const { address } = announcement === "PORT" || announcement === "EPRT" ? this.#client : this.#server;
    yield* this.ask(...wordsOf(announcement, address, port));
    const listener = { address, port };
    if (address === this.#server.address) {
      return new TcpFlow(this.#writer, { address: this.#client.address, port: this.#ports.take() }, listener);
    }
    return new TcpFlow(this.#writer, { address: this.#server.address, port: 20 }, listener);
  }

  *quit(): Script {
    yield* this.ask("QUIT", "221 Goodbye.");
    yield* this.control.close("b");
  }
}

function wordsOf(announcement: Announcement, address: number, port: number): [command: string, reply: string] {
  const bytes = [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255];
  const numbers = `${bytes.join(",")},${port >> 8},${port & 255}`;
  switch (announcement) {
    case "PASV":
      return ["PASV", `227 Entering Passive Mode (${numbers}).`];
    case "EPSV":
      return ["EPSV", `229 Entering Extended Passive Mode (|||${port}|)`];
    case "PORT":
      return [`PORT ${numbers}`, "200 PORT command successful. Consider using PASV."];
    case "EPRT":
      return [`EPRT |1|${bytes.join(".")}|${port}|`, "200 EPRT command successful. Consider using EPSV."];
  }
}

/** All of the content and the end of the connection; every second segment is acknowledged. */
function* sendAll(data: TcpFlow, sender: Side, content: Content): Script {
  const receiver = sender === "a" ? "b" : "a";
  for (let segment = 1; segment <= content.segments; segment += 1) {
    data.send(sender, content.piece);
    if (segment % 2 === 1 && segment < content.segments) continue;
    data.ack(receiver);
    yield;
  }
  yield* data.close(sender);
}
