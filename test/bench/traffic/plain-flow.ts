import { seededBytes } from "../../build/bytes.ts";
import type { CaptureWriter } from "../capture-writer.ts";
import type { Endpoint } from "./frames.ts";
import type { Script } from "./interleave.ts";
import { type Payload, payload } from "./payload.ts";
import { TcpFlow } from "./tcp-flow.ts";

const VARIANTS = 64;
/** Beginnings of TLS records, of a question of HTTP and of its answer. */
const TLS = Uint8Array.of(0x16, 3, 1, 1, 0x40, 1);
const GET = "GET /index.html HTTP/1.1\r\nHost: www.example.com\r\nAccept: */*\r\nX-Padding: ";
const OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Padding: ";
const MAIL = ["220 mail.example.com ESMTP Postfix\r\n", "EHLO client.example.com\r\n", "250 mail.example.com\r\n"];

/** Some hundred bytes, the same for the same number, behind a beginning. */
function variants(beginning: Uint8Array | string, least: number, most: number): readonly Payload[] {
  const start = payload(beginning).bytes;
  return Array.from({ length: VARIANTS }, (_, index) => {
    const bytes = seededBytes(least + Math.floor(((most - least) * index) / VARIANTS), index);
    bytes.set(start.subarray(0, bytes.length));
    return payload(bytes);
  });
}

const TLS_ASKS = variants(TLS, 90, 300);
const TLS_ANSWERS = variants(TLS, 100, 600);
const HTTP_ASKS = variants(GET, 90, 300);
const HTTP_ANSWERS = variants(OK, 100, 600);
const [GREETING, HELLO, WELCOME] = MAIL.map((text) => payload(text));

/** A connection of no interest: a question, an answer, and the end; ten packets. Port 25 speaks SMTP. */
export function* plainFlow(writer: CaptureWriter, client: Endpoint, server: Endpoint, index: number): Script {
  const flow = new TcpFlow(writer, client, server);
  yield* flow.open();
  if (server.port === 25 && GREETING !== undefined && HELLO !== undefined && WELCOME !== undefined) {
    flow.send("b", GREETING);
    yield;
    flow.send("a", HELLO);
    yield;
    flow.send("b", WELCOME);
  } else {
    const isHttp = server.port === 80;
    flow.send("a", pick(isHttp ? HTTP_ASKS : TLS_ASKS, index));
    yield;
    flow.ack("b");
    yield;
    flow.send("b", pick(isHttp ? HTTP_ANSWERS : TLS_ANSWERS, index));
  }
  yield;
  flow.ack("a");
  yield;
  yield* flow.close(index % 3 === 0 ? "b" : "a");
}

function pick(from: readonly Payload[], index: number): Payload {
  return from[(Math.imul(index, 0x9e37_79b1) >>> 16) % VARIANTS] ?? payload("");
}
