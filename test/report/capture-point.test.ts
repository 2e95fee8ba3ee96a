import { describe, expect, test } from "vitest";
import { TCP_ACK, TCP_SYN } from "../../src/decode/packet-view.ts";
import { capturePoint } from "../../src/report/capture-point.ts";
import { ethernet } from "../build/links.ts";
import { Recording } from "../build/recording.ts";
import { TcpConversation } from "../build/tcp-conversation.ts";
import { connect } from "../flow/connect.ts";

const CLIENT = { ip: "10.0.0.1", port: 40_000 };
const SERVER = { ip: "10.0.0.2", port: 21 };
const QUICK = 0.000_05;

interface Path {
  /** Time to live of the client's packets and of the server's. */
  lives: [client: number, server: number];
  /** Seconds that the SYN-ACK and the ACK take. */
  waits?: [synAck: number, ack: number];
}

type Script = (tcp: TcpConversation, path: Required<Path>, recording: Recording) => void;

/** A handshake and a greeting, as they come to the place of the capture. */
const usual: Script = (tcp, { lives, waits }, recording) => {
  const [client, server] = lives.map((timeToLive) => ({ ip: { timeToLive } }));
  tcp.segment("a", { flags: TCP_SYN, acknowledgment: 0, ...client });
  tcp.skip("a", 1);
  recording.wait(waits[0]);
  tcp.segment("b", { flags: TCP_SYN | TCP_ACK, ...server });
  tcp.skip("b", 1);
  recording.wait(waits[1]);
  tcp.ack("a", client);
  tcp.segment("b", { flags: TCP_ACK, ...server }, new TextEncoder().encode("220 ready\r\n"));
};

function pointOf({ lives, waits = [QUICK, QUICK] }: Path, script: Script = usual, ips = [CLIENT.ip, SERVER.ip]) {
  const recording = new Recording({ step: 0 });
  const [a, b] = [
    { ...CLIENT, ip: ips[0] ?? "" },
    { ...SERVER, ip: ips[1] ?? "" },
  ];
  script(new TcpConversation(recording, { a, b }), { lives, waits }, recording);
  const { connection } = connect(recording);
  return capturePoint(connection, connection.ends[0].port === SERVER.port ? 0 : 1);
}

describe("the place of the capture, by hop counts", () => {
  test.each<[string, [number, number], ReturnType<typeof capturePoint>]>([
    ["a client of Linux, a server far away", [64, 52], "client"],
    ["a client of Windows, a server of Linux far away", [128, 47], "client"],
    ["a client far away, a server of Windows", [113, 128], "server"],
    ["a server at the next router's other side", [64, 63], "client"],
    ["a router as the server", [127, 255], "server"],
    ["both are far away", [55, 118], "between"],
    ["a router at each side may be a machine's own (containers)", [63, 118], null],
    ["both are in the segment", [64, 128], null],
    ["60 may be a beginning or four hops", [60, 64], null],
    ["no sender begins with 200", [200, 64], null],
  ])("%s", (_, lives, expected) => {
    expect(pointOf({ lives })).toBe(expected);
  });

  test("without a handshake in the capture", () => {
    const midstream: Script = (tcp, { lives }) => {
      const [client, server] = lives.map((timeToLive) => ({ ip: { timeToLive } }));
      tcp.alreadyOpen();
      tcp.segment("a", { flags: TCP_ACK, ...client }, new TextEncoder().encode("NOOP\r\n"));
      tcp.segment("b", { flags: TCP_ACK, ...server }, new TextEncoder().encode("200 ok\r\n"));
    };
    expect(pointOf({ lives: [50, 64] }, midstream)).toBe("server");
    expect(pointOf({ lives: [64, 64] }, midstream)).toBeNull();
  });

  test("one end alone says nothing of where the other is", () => {
    const oneWay: Script = (tcp, { lives }) => {
      tcp.alreadyOpen();
      tcp.segment("a", { flags: TCP_ACK, ip: { timeToLive: lives[0] } }, new TextEncoder().encode("NOOP\r\n"));
    };
    expect(pointOf({ lives: [64, 50] }, oneWay)).toBeNull();
  });

  test("an end whose packets differ, as where something answers in its name, tells nothing", () => {
    const proxied: Script = (tcp, path, recording) => {
      usual(tcp, path, recording);
      tcp.segment("b", { flags: TCP_ACK, ip: { timeToLive: 57 } });
    };
    expect(pointOf({ lives: [64, 50] }, proxied)).toBeNull();
    expect(pointOf({ lives: [64, 50], waits: [0.03, QUICK] }, proxied)).toBe("client");
    expect(pointOf({ lives: [64, 50], waits: [QUICK, 0.03] }, proxied)).toBeNull();
  });

  test("IPv6 has hop limits", () => {
    const script: Script = (tcp) => {
      tcp.segment("a", { flags: TCP_SYN, ip: { hopLimit: 64 } });
      tcp.skip("a", 1);
      tcp.segment("b", { flags: TCP_SYN | TCP_ACK, ip: { hopLimit: 57 } });
    };
    expect(pointOf({ lives: [0, 0] }, script, ["2001:db8::1", "2001:db8::2"])).toBe("client");
  });

  test("in a tunnel they stand still", () => {
    const recording = new Recording({ step: 0 });
    const outer = [0x45, 0, 0, 0, 0, 1, 0, 0, 60, 4, 0, 0, 172, 16, 0, 1, 172, 16, 0, 2];
    recording.framing = (datagram, ends) => {
      const whole = Uint8Array.from([...outer, ...datagram]);
      new DataView(whole.buffer).setUint16(2, whole.length);
      return ethernet(ends, whole);
    };
    const waits: [number, number] = [QUICK, QUICK];
    usual(new TcpConversation(recording, { a: CLIENT, b: SERVER }), { lives: [64, 50], waits }, recording);
    const { connection } = connect(recording);
    expect(connection.ends[0].packets + connection.ends[1].packets).toBe(4);
    expect(capturePoint(connection, 1)).toBeNull();
  });

  test("a machine that talks to itself", () => {
    expect(pointOf({ lives: [64, 64], waits: [QUICK, 0.02] }, usual, ["127.0.0.1", "127.0.0.1"])).toBeNull();
  });
});

describe("the place of the capture, by who kept it waiting", () => {
  test.each<[string, Path, ReturnType<typeof capturePoint>]>([
    ["for the server", { lives: [128, 64], waits: [0.0023, 0.000_02] }, "client"],
    ["for the client", { lives: [64, 64], waits: [0.000_02, 0.08] }, "server"],
    ["for both about as long", { lives: [64, 64], waits: [0.002, 0.001] }, null],
    ["for neither: a cable is quicker than a scheduler", { lives: [64, 64], waits: [0.0007, 0.000_01] }, null],
    ["so long that it was sent again, perhaps", { lives: [64, 64], waits: [1.02, 0.000_02] }, null],
    ["for the server, and hop counts say that it is here", { lives: [52, 64], waits: [0.03, QUICK] }, null],
    ["for the server, and hop counts agree", { lives: [64, 52], waits: [0.03, QUICK] }, "client"],
  ])("%s", (_, path, expected) => {
    expect(pointOf(path)).toBe(expected);
  });

  test("a SYN that was sent again makes no wait", () => {
    const twice: Script = (tcp, path, recording) => {
      tcp.segment("a", { flags: TCP_SYN, acknowledgment: 0 });
      recording.wait(0.5);
      usual(tcp, path, recording);
    };
    expect(pointOf({ lives: [64, 64], waits: [0.02, QUICK] }, twice)).toBeNull();
  });

  test("an ACK that was not captured is not replaced by the next", () => {
    const lost: Script = (tcp, path, recording) => {
      usual(tcp, path, recording);
      recording.packets.splice(2, 1);
      recording.wait(0.4);
      tcp.skip("b", "220 ready\r\n".length);
      tcp.ack("a");
    };
    expect(pointOf({ lives: [64, 64], waits: [0.02, QUICK] }, lost)).toBeNull();
  });

  test("copies of packets change nothing", () => {
    const copied: Script = (tcp, path, recording) => {
      usual(tcp, path, recording);
      recording.packets.splice(0, recording.packets.length, ...recording.packets.flatMap((one) => [one, one]));
    };
    expect(pointOf({ lives: [64, 64], waits: [0.02, QUICK] }, copied)).toBe("client");
  });
});
