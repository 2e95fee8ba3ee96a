import { seededRandom } from "../../build/bytes.ts";
import type { CaptureWriter } from "../capture-writer.ts";
import { dhcpExchange, discover } from "../traffic/dhcp-exchange.ts";
import type { Endpoint } from "../traffic/frames.ts";
import { FtpTalk } from "../traffic/ftp-talk.ts";
import { interleave, type Script } from "../traffic/interleave.ts";
import { clientPlace, DataPorts, ftpServerPlace, serverPlace } from "../traffic/places.ts";
import { plainFlow } from "../traffic/plain-flow.ts";
import { TcpFlow } from "../traffic/tcp-flow.ts";
import { session } from "../traffic/troubled-session.ts";

const FLOWS = 1_000_000;
const AT_ONCE = 4000;
/** Of so many flows one is an FTP session (its data connections are not counted), and one stays half open. */
const GROUP = 10;
const FLOWS_PER_LEASE = 50;
const FLOWS_PER_FLOOD = 20_000;
const FLOOD = 10_000;
const FLOOD_BURST = 500;
/** Makes an hour of the whole. */
export const HOUR_STEP = 0.000_314;

/**
 * An hour of a busy network: a million TCP flows, 100 000 of them FTP sessions, of which two in five fail, are refused or are
 * never closed; 100 000 half-open connections, a half of them to port 21; 20 000 leases, and fifty floods of DISCOVERs.
 */
export function writeHour(writer: CaptureWriter, scale: number): void {
  const scripts = hour(writer, Math.round(FLOWS * scale));
  interleave(() => scripts.next().value ?? null, AT_ONCE, seededRandom(13));
}

function* hour(writer: CaptureWriter, flows: number): Generator<Script, null, void> {
  const ports = new DataPorts();
  for (let index = 0; index < flows; index += 1) {
    const client = clientPlace(index);
    const number = Math.floor(index / GROUP);
    if (index % GROUP === 0) {
      yield session(new FtpTalk(writer, { client, server: ftpServerPlace(number) }, ports), number);
    } else if (index % GROUP === 1) {
      yield halfOpen(writer, client, number % 2 === 0 ? ftpServerPlace(number) : serverPlace(index), index);
    } else yield plainFlow(writer, client, serverPlace(index), index);
    if (index % FLOWS_PER_LEASE === 0) {
      yield dhcpExchange(writer, { mac: 0x0b00_0000 + number, xid: index, address: 0x0a80_0000 + (number & 0xffff) });
    }
    if (index % FLOWS_PER_FLOOD === FLOWS_PER_FLOOD / 2) yield flood(writer, index);
  }
  return null;
}

/** A SYN, and now and then its answer. */
function* halfOpen(writer: CaptureWriter, client: Endpoint, server: Endpoint, index: number): Script {
  const flow = new TcpFlow(writer, client, server);
  flow.syn();
  yield;
  if (index % 3 === 0) flow.synAck();
}

/** DISCOVERs from MACs that nobody has. */
function* flood(writer: CaptureWriter, seed: number): Script {
  const random = seededRandom(seed);
  for (let sent = 0; sent < FLOOD; sent += 1) {
    const [mac, xid] = [Math.floor(random() * 2 ** 32), Math.floor(random() * 2 ** 32)];
    discover(writer, { mac, xid, address: 0 });
    if (sent % FLOOD_BURST === FLOOD_BURST - 1) yield;
  }
}
