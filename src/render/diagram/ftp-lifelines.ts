import type { DataConnection } from "../../report/connection.ts";
import type { Announcement, FtpSession } from "../../report/report.ts";
import { escapeText } from "../escape.ts";
import type { Sheet } from "../text/sheet.ts";
import type { Host, Label, Lifeline } from "./diagram.ts";

export type Role = "client" | "server";

/** A data connection, or an endpoint that waits for one: whatever keeps data lifelines in use. */
export type Channel = DataConnection | Announcement;

/** More hosts than these, besides the session's own, stand together under one name. */
const OTHER_HOSTS = 3;

interface Line {
  host: number;
  channel: "control" | "data";
  ports: Set<number>;
}

/** The lifelines of one session: client control and data, other hosts' data, server data and control; data only where used. */
export class FtpLines {
  readonly hosts: Host[] = [];
  readonly #lines: Line[] = [];
  readonly #data = new Map<string, number>();
  readonly #session: FtpSession;
  readonly #otherHosts: ReadonlySet<string>;
  /** Other hosts have a line for each role, for some connection has both its ends at one of them. */
  readonly #byRole: boolean;

  constructor(session: FtpSession, channels: readonly Channel[], sheet: Sheet) {
    this.#session = session;
    const ends = channels.flatMap((channel) => endsOf(channel, session));
    const others = [...new Set(ends.filter(({ role, ip }) => ip !== session[role].ip).map(({ ip }) => ip))];
    this.#otherHosts = new Set(others.slice(0, others.length > OTHER_HOSTS ? OTHER_HOSTS - 1 : OTHER_HOSTS));
    this.#byRole = channels.some((channel) => isConnection(channel) && this.#isWithin(channel));
    const { ladder } = sheet.words;
    const uses = (role: Role) => ends.some((end) => end.role === role && end.ip === session[role].ip);
    this.#addHost(hostName(ladder.hosts.client, session.client.ip, sheet));
    this.#addLine("control").ports.add(session.client.port);
    if (uses("client")) this.#addData("client");
    for (const ip of this.#otherHosts) this.#addHost(hostName(ladder.hosts.other, ip, sheet)).#addOther(ip);
    if (others.length > this.#otherHosts.size) this.#addHost([ladder.hosts.others]).#addOther("");
    this.#addHost(hostName(ladder.hosts.server, session.server.ip, sheet));
    if (uses("server")) this.#addData("server");
    this.#addLine("control").ports.add(session.server.port);
    for (const end of ends) this.#lines[this.data(end.role, end.ip)]?.ports.add(end.port);
  }

  /** Index of a control line. */
  control(role: Role): number {
    return role === "client" ? 0 : this.#lines.length - 1;
  }

  /** Index of the line on which a data end of that role and address stands. */
  data(role: Role, ip: string): number {
    const host = this.#hostOf(role, ip);
    const name = host === null ? role : this.#byRole ? `${role} ${host}` : host;
    return this.#data.get(name) ?? this.control(role);
  }

  /** The other host that an end stands under, "" for the last of many; null at the session's own. */
  #hostOf(role: Role, ip: string): string | null {
    if (ip === this.#session[role].ip) return null;
    return this.#otherHosts.has(ip) ? ip : "";
  }

  #isWithin({ client, server }: DataConnection): boolean {
    const host = this.#hostOf("client", client.ip);
    return host !== null && host === this.#hostOf("server", server.ip);
  }

  /** Whether a data line is drawn for ports that change. */
  get portsVary(): boolean {
    return this.#lines.some(({ ports }) => ports.size > 1);
  }

  get count(): number {
    return this.#lines.length;
  }

  /** The lines with the rows in which they are in use; `spans` has a list for each. */
  lifelines(spans: readonly (readonly { first: number; last: number }[])[], sheet: Sheet): Lifeline[] {
    const { roles } = sheet.words.ladder;
    return this.#lines.map(({ host, channel, ports }, index) => ({
      host,
      port: ports.size === 1 ? `:${[...ports][0]}` : "",
      role: [roles[channel]],
      tone: channel,
      spans: spans[index] ?? [],
    }));
  }

  #addHost(name: Label): this {
    this.hosts.push({ name });
    return this;
  }

  #addLine(channel: "control" | "data"): Line {
    const line = { host: this.hosts.length - 1, channel, ports: new Set<number>() };
    this.#lines.push(line);
    return line;
  }

  #addOther(host: string): void {
    if (!this.#byRole) this.#addData(host);
    else for (const role of ["client", "server"]) this.#addData(`${role} ${host}`);
  }

  #addData(name: string): void {
    this.#data.set(name, this.#lines.length);
    this.#addLine("data");
  }
}

interface End {
  role: Role;
  ip: string;
  port: number;
}

/** Of an announcement only the port that waits; it stands where its role does, whatever address was said. */
function endsOf(channel: Channel, session: FtpSession): End[] {
  if (isConnection(channel)) return [end("client", channel.client), end("server", channel.server)];
  const { listener, port } = channel;
  return [{ role: listener, ip: session[listener].ip, port }];
}

function end(role: Role, { ip, port }: { ip: string; port: number }): End {
  return { role, ip, port };
}

function isConnection(channel: Channel): channel is DataConnection {
  return "client" in channel;
}

/** "Server 2001:db8::14", "Server …:14", "Server"; of IPv4 the last two numbers. */
export function hostName(role: string, ip: string, sheet: Sheet): Label {
  const safe = escapeText(ip.slice(0, 100));
  const last = /:[^:]*$|\d+\.\d+$/.exec(safe)?.[0];
  const whole = `${role} ${safe}`;
  return last === undefined ? [whole, role] : [whole, `${role} ${sheet.glyphs.ellipsis}${last}`, role];
}
