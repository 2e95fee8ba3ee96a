import type { TransferMethod } from "../../src/report/report.ts";
import { asBytes, concat } from "./bytes.ts";
import type { Recording } from "./recording.ts";
import type { Place } from "./segments.ts";
import type { ConversationOptions, SendOptions, Side } from "./tcp-conversation.ts";
import { TcpConversation } from "./tcp-conversation.ts";
import type { SessionTruth, TransferTruth } from "./truth.ts";

/** An agreed data connection: who will listen where, and where the opener comes from. */
export interface DataPath {
  mode: "active" | "passive";
  method: TransferMethod;
  opener: Place;
  listener: Place;
}

export interface TransferOptions {
  /** The preliminary reply; null leaves it out. */
  opening?: string | null;
  closing?: string | null;
  /** How the data connection is opened; by the usual handshake unless told. */
  open?: (data: TcpConversation) => void;
  /** Records what follows the handshake; by default the content is sent and both sides close. */
  script?: (data: TcpConversation, content: Uint8Array) => void;
  /** What is true of the transfer where the script or the replies change it. */
  truth?: TransferTruth;
  /** Passive clients usually connect before they send the command; "command" sends it first. */
  first?: "connection" | "command";
  /** Sequence numbers and segment size of the data connection. */
  conversation?: Omit<Partial<ConversationOptions>, "a" | "b">;
}

export interface StoryOptions extends Omit<Partial<ConversationOptions>, "a" | "b"> {
  client?: Place;
  server?: Place;
  /** Port of the first listener for data; the next ones count on from it. 50001 unless told. */
  firstDataPort?: number;
}

/** The lists that every story keeps, and whatever else a case adds. */
type StoryTruth = SessionTruth & Pick<Required<SessionTruth>, "commands" | "replies" | "transfers">;

const DIRECTION: Record<string, "download" | "upload" | "listing"> = {
  RETR: "download",
  STOR: "upload",
  STOU: "upload",
  APPE: "upload",
  LIST: "listing",
  NLST: "listing",
  MLSD: "listing",
};

/**
 * A scripted FTP session. Besides recording packets it writes down what is true of them (`truth`): the commands and replies
 * that were said, and the transfers. A case that does something odd says the odd thing by `say`, and puts the truth right.
 */
export class FtpStory {
  readonly recording: Recording;
  readonly client: Place;
  readonly server: Place;
  readonly control: TcpConversation;
  readonly truth: StoryTruth;
  private type: "image" | "ascii" | null = null;
  private restart = 0;
  private readonly doubtful = new Set<keyof SessionTruth>();
  private nextPort: number;

  constructor(recording: Recording, options: StoryOptions = {}) {
    this.nextPort = options.firstDataPort ?? 50_001;
    this.recording = recording;
    this.client = options.client ?? { ip: "192.168.0.10", port: 40_001 };
    this.server = options.server ?? { ip: "192.168.0.20", port: 21 };
    this.control = new TcpConversation(recording, { ...options, a: this.client, b: this.server });
    this.truth = {
      client: spelled(this.client),
      server: spelled(this.server),
      user: null,
      login: "none",
      security: "none",
      commands: [],
      replies: [],
      transfers: [],
    };
  }

  /** Names fields of the truth that are not to be compared. */
  unsure(...fields: readonly (keyof SessionTruth)[]): this {
    for (const field of fields) this.doubtful.add(field);
    return this;
  }

  /** What is true of the session, without what is unsure. */
  told(): SessionTruth {
    const sure = Object.entries(this.truth).filter(([field]) => !this.doubtful.has(field as keyof SessionTruth));
    return { ...Object.fromEntries(sure), client: this.truth.client, server: this.truth.server };
  }

  /** Handshake and greeting. */
  open(banner = "220 Service ready."): this {
    this.control.handshake();
    return this.reply(banner);
  }

  /** Raw bytes of one end. Nothing is written into the truth. */
  say(end: "client" | "server", bytes: Uint8Array | string, options: SendOptions = {}): this {
    this.control.send(end === "client" ? "a" : "b", bytes, options);
    return this;
  }

  /** One command line, and its place in the truth. */
  command(line: string, options: SendOptions = {}): this {
    this.say("client", `${line}\r\n`, options);
    return this.heardCommand(line);
  }

  /** A reply; lines are divided by "\n" in `text` and by CR LF on the wire. Its code is that of the last line. */
  reply(text: string, options: SendOptions = {}): this {
    this.say("server", `${text.replaceAll("\n", "\r\n")}\r\n`, options);
    return this.heardReply(Number(text.slice(text.lastIndexOf("\n") + 1).slice(0, 3)));
  }

  /** A command and its replies. */
  ask(line: string, ...replies: readonly string[]): this {
    this.command(line);
    for (const text of replies) this.reply(text);
    return this;
  }

  login(user = "student", password = "secret"): this {
    this.ask(`USER ${user}`, "331 Password required.").ask(`PASS ${password}`, "230 Logged in.");
    this.truth.login = "accepted";
    return this;
  }

  quit(): this {
    this.ask("QUIT", "221 Goodbye.");
    this.control.close("b");
    return this;
  }

  /** A command whose argument is not plain text; `heard` is how the report should spell it. */
  commandBytes(verb: string, argument: Uint8Array, heard: string): this {
    this.say("client", concat(`${verb} `, argument, "\r\n"));
    return this.heardCommand(`${verb} ${heard}`);
  }

  /** Writes a command into the truth that was said by other means. */
  heardCommand(line: string): this {
    const blank = line.indexOf(" ");
    const verb = (blank < 0 ? line : line.slice(0, blank)).toUpperCase();
    const argument = blank < 0 ? null : line.slice(blank + 1);
    this.truth.commands.push([verb, verb === "PASS" ? "********" : argument]);
    if (verb === "USER") {
      this.truth.user = argument;
      this.truth.login = "unknown";
    }
    if (verb === "TYPE") this.type = argument === "I" ? "image" : "ascii";
    if (verb === "REST") this.restart = Number(argument);
    return this;
  }

  heardReply(code: number): this {
    this.truth.replies.push(code);
    return this;
  }

  /** PASV and its 227. The address told may differ from the one that listens (`told`). */
  passive(told: string = this.server.ip): DataPath {
    const path = this.path("passive", "PASV");
    this.ask("PASV", `227 Entering Passive Mode (${hostPort(told, path.listener.port)}).`);
    return path;
  }

  epsv(): DataPath {
    const path = this.path("passive", "EPSV");
    this.ask("EPSV", `229 Entering Extended Passive Mode (|||${path.listener.port}|)`);
    return path;
  }

  /** PORT and its 200. */
  active(told: string = this.client.ip): DataPath {
    const path = this.path("active", "PORT");
    this.ask(`PORT ${hostPort(told, path.listener.port)}`, "200 PORT command successful.");
    return path;
  }

  eprt(): DataPath {
    const path = this.path("active", "EPRT");
    const family = this.client.ip.includes(":") ? 2 : 1;
    this.ask(`EPRT |${family}|${this.client.ip}|${path.listener.port}|`, "200 EPRT command successful.");
    return path;
  }

  /** A data path with fresh ports for which nothing has been said yet. */
  path(mode: "active" | "passive", method: TransferMethod, ends: { opener?: Place; listener?: Place } = {}): DataPath {
    const port = this.nextPort;
    this.nextPort += 2;
    const [from, to] = mode === "passive" ? [this.client.ip, this.server.ip] : [this.server.ip, this.client.ip];
    return {
      mode,
      method,
      opener: ends.opener ?? { ip: from, port: mode === "passive" ? port + 1 : this.server.port - 1 },
      listener: ends.listener ?? { ip: to, port },
    };
  }

  /** A whole transfer on an agreed path: command, data connection, replies, truth. */
  transfer(path: DataPath, line: string, content: Uint8Array | string, options: TransferOptions = {}): this {
    const bytes = asBytes(content);
    const connectFirst = path.mode === "passive" && options.first !== "command";
    const data = new TcpConversation(this.recording, { ...options.conversation, a: path.opener, b: path.listener });
    const truth = this.expectTransfer(line, path, { bytes: bytes.length, outcome: "completed", ...options.truth });
    const open = options.open ?? ((conversation) => conversation.handshake());
    if (connectFirst) open(data);
    this.command(line);
    if (!connectFirst) open(data);
    if (options.opening !== null) this.reply(options.opening ?? "150 Opening data connection.");
    const sender = senderSide(path, truth.direction ?? "download");
    if (options.script === undefined) {
      if (bytes.length > 0) data.send(sender, bytes);
      data.close(sender);
    } else {
      options.script(data, bytes);
    }
    if (options.closing !== null) {
      const closing = options.closing ?? "226 Transfer complete.";
      this.reply(closing);
      truth.replyCode ??= Number(closing.slice(0, 3));
    }
    return this;
  }

  /** A download whose command was not captured: only the path and the replies tell of it. */
  transferWithoutCommand(path: DataPath, content: string): this {
    const data = new TcpConversation(this.recording, { a: path.opener, b: path.listener });
    data.handshake();
    this.reply("150 Opening data connection.");
    data.send(senderSide(path, "download"), content);
    data.close(senderSide(path, "download"));
    const known = { mode: path.mode, bytes: content.length, missingBytes: 0, retransmittedBytes: 0 };
    this.truth.transfers.push({ verb: null, argument: null, ...known });
    return this.reply("226 Transfer complete.");
  }

  /** A transfer that never got a data connection: command, refusal, truth. */
  refused(line: string, reply: string, path?: DataPath): this {
    const replyCode = Number(reply.slice(0, 3));
    this.expectTransfer(line, path, {
      bytes: null,
      missingBytes: null,
      retransmittedBytes: null,
      outcome: "failed",
      replyCode,
    });
    return this.ask(line, reply);
  }

  /** Writes a transfer into the truth; what is not told is worked out from what was said before. Returns it for later changes. */
  expectTransfer(line: string, path: DataPath | undefined, known: TransferTruth): TransferTruth {
    const blank = line.indexOf(" ");
    const verb = (blank < 0 ? line : line.slice(0, blank)).toUpperCase();
    const truth: TransferTruth = {
      verb,
      argument: blank < 0 ? null : line.slice(blank + 1),
      ...(path === undefined ? {} : { mode: path.mode, method: path.method }),
      direction: DIRECTION[verb] ?? null,
      missingBytes: 0,
      retransmittedBytes: 0,
      restart: this.restart,
      type: this.type,
      ...known,
    };
    this.restart = 0;
    this.truth.transfers.push(truth);
    return truth;
  }
}

/** Which side of a data conversation sends: the opener is "a". */
export function senderSide(path: DataPath, direction: "download" | "upload" | "listing"): Side {
  const serverOpens = path.mode === "active";
  const serverSends = direction !== "upload";
  return serverOpens === serverSends ? "a" : "b";
}

function spelled({ ip, port }: Place): string {
  return ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`;
}

/** Six decimal numbers as PORT and 227 have them. */
export function hostPort(ip: string, port: number): string {
  return [...ip.split("."), port >> 8, port & 0xff].join(",");
}
