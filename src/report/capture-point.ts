import { secondsBetween } from "../decode/timestamp.ts";
import { type Connection, opposite } from "../flow/connection.ts";

/** Where senders begin to count down; no path is so long that two of them could be confused. */
const INITIAL_LIVES = [32, 64, 128, 255];
const LONGEST_PATH = 32;
/** Some systems begin at 60: neither at home nor four routers away can be told from it. */
const AMBIGUOUS_LIFE = 60;
/** Hops of an end from which it is certainly not where the capture was made. */
const FAR = 2;
/** Below it, a wait may be the scheduler's; above it, a retransmission's (RFC 6298 section 2). */
const SHORTEST_WAIT = 0.001;
const LONGEST_WAIT = 0.9;
/** How many times as long the wait for the far end is, to support hop counts, and to decide alone. */
const LONGER = 5;
const MUCH_LONGER = 10;

/**
 * Which end of a connection it was captured at: on that machine, or in its network segment before the first router.
 *
 * Two things tell. Each router takes one off a packet's time to live, so an end whose packets come with a value that
 * senders begin with is no router away. And between SYN, SYN-ACK and ACK the wait for the far end is long, and the near
 * end's own is short. Hop counts decide where just one end is no router away, unless the waits say the opposite; waits
 * decide between two such ends. "between" is at least two routers away from both. Null where neither is clear, in a tunnel
 * (whose packets keep their time to live all the way), and for a machine that talks to itself.
 */
export function capturePoint(connection: Connection, serverSide: 0 | 1): "client" | "server" | "between" | null {
  const { ends } = connection;
  if (ends[0].ip === ends[1].ip) return null;
  const client = hopsFrom(ends[opposite(serverSide)].timeToLive);
  const server = hopsFrom(ends[serverSide].timeToLive);
  if (client === 0 && server === 0) return shorterWait(connection, serverSide, MUCH_LONGER);
  if (client === 0) return nearEnd("client", server, connection, serverSide);
  if (server === 0) return nearEnd("server", client, connection, serverSide);
  return client !== null && server !== null && client >= FAR && server >= FAR ? "between" : null;
}

/** `near` is no router away. */
function nearEnd(near: "client" | "server", farHops: number | null, connection: Connection, serverSide: 0 | 1) {
  const told = shorterWait(connection, serverSide, LONGER);
  return told === near || (told === null && farHops !== null) ? near : null;
}

/** Routers that a packet passed; null where its time to live does not tell. */
function hopsFrom(timeToLive: number): number | null {
  const initial = INITIAL_LIVES.find((life) => life >= timeToLive);
  if (timeToLive <= 0 || timeToLive === AMBIGUOUS_LIFE || initial === undefined) return null;
  const hops = initial - timeToLive;
  return hops <= LONGEST_PATH ? hops : null;
}

/** The end that answered in the shorter time by far, for the capture is nearer to it. */
function shorterWait(connection: Connection, serverSide: 0 | 1, ratio: number): "client" | "server" | null {
  const { syn, ack, answerMicroseconds, initiator } = connection;
  if (syn === null || ack === null || answerMicroseconds < 0) return null;
  const forListener = answerMicroseconds / 1e6;
  const forOpener = secondsBetween(syn, ack) - forListener;
  const longer = Math.max(forListener, forOpener);
  const shorter = Math.min(forListener, forOpener);
  if (shorter < 0 || longer < SHORTEST_WAIT || longer > LONGEST_WAIT || longer < shorter * ratio) return null;
  const openerIsNear = forOpener === shorter;
  return openerIsNear === (initiator === serverSide) ? "server" : "client";
}
