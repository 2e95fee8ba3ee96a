import { type PacketView, TCP_ACK, TCP_SYN } from "../../decode/packet-view.ts";
import { Connection, opposite } from "../../flow/connection.ts";
import type { FlowKey } from "../../flow/flow-key.ts";
import { type Handshake, HandshakeCache } from "../../flow/handshake-cache.ts";
import type { PortInterest } from "../../flow/port-interest.ts";
import type { SegmentLogs } from "../../flow/segment-log.ts";
import type { DataConnections } from "./data-connections.ts";
import { FOUND, type Followed } from "./followed.ts";
import type { FollowedConnections } from "./followed-connections.ts";
import { FTP_DATA_PORT, isControlPort, opensLikeFtp } from "./signs.ts";

/** What is asked when a connection is met first; all of it the tracker's. */
interface Company {
  interest: PortInterest;
  /** Key of the packet in hand. */
  key: FlowKey;
  data: DataConnections;
  followed: FollowedConnections;
  logs: SegmentLogs | null;
  letGo(followed: Followed): void;
}

/** Decides, at its first packet of interest, whether a connection is followed; remembers handshakes, which may be looked for later. */
export class FirstPackets {
  readonly handshakes: HandshakeCache;
  readonly #company: Company;

  constructor(company: Company) {
    this.#company = company;
    this.handshakes = new HandshakeCache(company.logs !== null);
  }

  /** Follows the connection of the packet in hand, if it is worth it. */
  begin(view: PacketView): Followed | null {
    const opening = (view.flags & TCP_SYN) !== 0;
    if (!opening && view.payloadLength === 0) return null;
    const { sourcePort, destinationPort } = view;
    const called = (view.flags & TCP_ACK) === 0 ? destinationPort : sourcePort;
    if (isControlPort(called) || (!opening && isControlPort(sourcePort + destinationPort - called))) {
      return this.#follow(view, true);
    }
    if (this.#mayBeAnnounced(view, opening)) {
      const followed = this.#follow(view, false);
      if (this.#company.data.offer(followed.connection)) return followed;
      this.#company.letGo(followed);
    }
    const worded = view.payloadCaptured >= 4 && opensLikeFtp(view.network.getInt32(view.payload));
    if (worded) return this.#follow(view, false);
    return this.#beginUnannounced(view, opening);
  }

  /** Cheap, because busy ports are announced too: without its SYN only a connection between two FTP hosts is considered. */
  #mayBeAnnounced(view: PacketView, opening: boolean): boolean {
    const { data, key } = this.#company;
    const { expectations } = data;
    if (!expectations.names(view.sourcePort) && !expectations.names(view.destinationPort)) return false;
    return opening || data.isPair(key.hostPair);
  }

  /** Perhaps a data connection whose announcement comes later, or cannot be read. */
  #beginUnannounced(view: PacketView, opening: boolean): Followed | null {
    const { sourcePort, destinationPort, flags } = view;
    const fromDataPort = sourcePort === FTP_DATA_PORT || destinationPort === FTP_DATA_PORT;
    const listener = (flags & TCP_ACK) === 0 ? destinationPort : sourcePort;
    const { data, key } = this.#company;
    const betweenFtpHosts = opening && data.mayExplain(key.hostPair, listener);
    if (!fromDataPort && !betweenFtpHosts) return null;
    const followed = this.#follow(view, false);
    data.unexplained(followed.connection);
    return followed;
  }

  #follow(view: PacketView, awaitsControl: boolean): Followed {
    const { key, logs, interest, followed: all } = this.#company;
    const handshake = this.handshakes.before(view, key);
    const connection = new Connection(view, key, handshake, logs?.begin() ?? null);
    const { initiator, ends } = connection;
    const port =
      initiator === -1 ? interest.likelier(view.sourcePort, view.destinationPort) : ends[opposite(initiator)].port;
    const followed: Followed = {
      connection,
      control: null,
      awaitsControl,
      found: FOUND.undecided,
      ...sizeOf(handshake),
      countedAs: null,
      port,
      silent: false,
      closed: false,
    };
    interest.add(port);
    all.add(key, followed);
    return followed;
  }

  /** Remembers the packet in hand if it is of a handshake, in case its connection turns out to be of interest. */
  remember(view: PacketView): void {
    const bareAck = view.payloadLength === 0 && view.flags === TCP_ACK;
    if ((view.flags & TCP_SYN) !== 0 || bareAck) this.handshakes.packet(view);
  }
}

/** What was counted before anybody was interested in the connection. */
function sizeOf(handshake: Handshake | null): { packets: number; bytes: number } {
  const size = { packets: 0, bytes: 0 };
  if (handshake === null) return size;
  for (const packet of [handshake.syn, handshake.synAck, handshake.ack]) {
    if (packet === null) continue;
    size.packets += 1;
    size.bytes += packet.originalLength;
  }
  return size;
}
