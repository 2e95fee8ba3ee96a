import type { DataConnection } from "./connection.ts";

/**
 * How a data connection's SYN fared; null where it was not captured. A RST of the end that sent the SYN refuses nothing: it
 * gave up, or wanted no answer.
 */
export function synFate(connection: DataConnection): "answered" | "unanswered" | "refused" | null {
  const { opener, established, synAckFrame, synFrame, closed, sent } = connection;
  if (opener === null && synFrame === null) return null;
  if (established || synAckFrame !== null) return "answered";
  const listener = opener === "client" ? sent.server : sent.client;
  if (listener.packets === 0) return "unanswered";
  return closed === "rst" ? "refused" : "answered";
}
