import { describe, expect, test } from "vitest";
import { TCP_ACK, TCP_FIN, TCP_RST, TCP_SYN } from "../../src/decode/packet-view.ts";
import { Connection } from "../../src/flow/connection.ts";
import { FlowKey } from "../../src/flow/flow-key.ts";
import { HandshakeCache } from "../../src/flow/handshake-cache.ts";
import { SegmentLogs } from "../../src/flow/segment-log.ts";
import { views } from "./connect.ts";
import { logged, loggedRecording, recorded, type Script, told } from "./logged.ts";

const bytes = (count: number): Uint8Array => new Uint8Array(count).fill(0x78);

describe("packets in runs", () => {
  test("a download from handshake to last acknowledgement", () => {
    const { runs, omitted } = logged((tcp) => {
      tcp.handshake();
      tcp.send("b", bytes(4000));
      tcp.close("b");
    });
    expect(told(runs)).toEqual([
      "1 a syn",
      "2 b syn-ack",
      "3 a ack",
      "4-6 b data 3x 4000B",
      "8 b fin",
      "9 a ack",
      "10 a fin",
      "11 b ack",
    ]);
    expect(omitted).toBe(1);
  });

  test("tell the first packet's header as it is", () => {
    const { runs } = logged((tcp) => {
      tcp.handshake();
      tcp.send("a", "hello");
      tcp.segment("b", { flags: TCP_RST, window: 0, acknowledgment: 9 });
    });
    const header = runs.map(({ sequence, acknowledgment, flags, window }) => [sequence, acknowledgment, flags, window]);
    expect(header).toEqual([
      [1000, 0, TCP_SYN, 64_240],
      [5000, 1001, TCP_SYN | TCP_ACK, 64_240],
      [1001, 5001, TCP_ACK, 64_240],
      [1001, 5001, TCP_ACK | 8, 64_240],
      [5001, 9, TCP_RST, 0],
    ]);
  });

  test("data of the other end begins a new one, an acknowledgement does not", () => {
    const { runs, omitted } = logged((tcp) => {
      tcp.handshake();
      tcp.send("a", "USER\r\n");
      tcp.send("a", "PASS\r\n");
      tcp.send("b", "230\r\n");
      tcp.send("a", "QUIT\r\n");
    });
    expect(told(runs.slice(3))).toEqual(["4-6 a data 2x 12B", "8 b data 1x 5B", "10 a data 1x 6B"]);
    expect(omitted).toBe(4);
  });

  test.each([
    [0.9, ["4-5 a data 2x 2B"]],
    [0.999, ["4 a data 1x 1B", "5 a data 1x 1B"]],
    [30, ["4 a data 1x 1B", "5 a data 1x 1B"]],
  ])("a silence of %f seconds and the step of 1 ms", (seconds, expected) => {
    const { runs } = logged((tcp, recording) => {
      tcp.handshake();
      tcp.send("a", "x", { acknowledge: false });
      recording.wait(seconds);
      tcp.send("a", "y", { acknowledge: false });
    });
    expect(told(runs.slice(3))).toEqual(expected);
  });

  test("a clock that was set back ends none", () => {
    const { runs } = logged((tcp, recording) => {
      tcp.handshake();
      tcp.send("a", "x", { acknowledge: false });
      recording.wait(-3600);
      tcp.send("a", "y", { acknowledge: false });
    });
    expect(told(runs.slice(3))).toEqual(["4-5 a data 2x 2B"]);
  });

  test("a retransmission stands by itself, and what it interrupts goes on", () => {
    const { runs, connection } = logged((tcp) => {
      tcp.handshake();
      tcp.send("b", bytes(300), { segmentSize: 100, acknowledge: false });
      tcp.resend("b", bytes(100), 200);
      tcp.send("b", bytes(100), { acknowledge: false });
    });
    expect(told(runs.slice(3))).toEqual(["4-8 b data 4x 400B", "7 b data 1x 100B R"]);
    expect(connection.ends[1].sent).toMatchObject({ bytes: 400, retransmitted: 100 });
  });

  test("what was lost before the capture and comes later is data like any other", () => {
    const { runs } = logged((tcp) => {
      tcp.handshake();
      tcp.send("b", bytes(300), { segmentSize: 100, lost: [1], acknowledge: false });
      tcp.resend("b", bytes(100), 200);
    });
    expect(told(runs.slice(3))).toEqual(["4-6 b data 3x 300B"]);
  });

  test("sequence numbers run over 2^32", () => {
    const recording = recorded(
      (tcp) => {
        tcp.handshake();
        tcp.send("b", bytes(300), { segmentSize: 100 });
        tcp.resend("b", bytes(100), 200);
        tcp.close("b");
      },
      { isnA: 2 ** 32 - 1, isnB: 2 ** 32 - 151 },
    );
    const { runs } = loggedRecording(recording, new SegmentLogs("folded"));
    expect(told(runs)).toEqual([
      "1 a syn",
      "2 b syn-ack",
      "3 a ack",
      "4-6 b data 3x 300B",
      "8 b data 1x 100B R",
      "9 b fin",
      "10 a ack",
      "11 a fin",
      "12 b ack",
    ]);
    expect([runs[0]?.sequence, runs[2]?.sequence, runs[4]?.sequence]).toEqual([2 ** 32 - 1, 0, 2 ** 32 - 50]);
  });

  test("a shut window and what probes it", () => {
    const { runs } = logged((tcp) => {
      tcp.handshake();
      tcp.send("b", bytes(100), { acknowledge: false });
      tcp.zeroWindowProbe("b", "yz");
      tcp.send("b", "yz", { acknowledge: false });
    });
    expect(told(runs.slice(3))).toEqual(["4-9 b data 3x 103B", "5 a zero-window", "7 a zero-window"]);
  });

  test.each([
    [true, "6 a keep-alive 1x 1B"],
    [false, "6 a keep-alive"],
  ])("a keep-alive, with a byte: %s", (withByte, line) => {
    const { runs, connection } = logged((tcp, recording) => {
      tcp.handshake();
      tcp.send("a", "x");
      recording.wait(60);
      tcp.keepAlive("a", withByte);
    });
    expect(told(runs.slice(3))).toEqual(["4 a data 1x 1B", line]);
    expect(connection.ends[0].sent.bytes).toBe(1);
  });

  test("SYNs that nobody answers, each by itself", () => {
    const { runs, connection } = logged((tcp, recording) => {
      for (const wait of [1, 2, 4]) {
        tcp.syn();
        recording.wait(wait);
      }
    });
    expect(told(runs)).toEqual(["1 a syn", "2 a syn R", "3 a syn R"]);
    expect(connection.ends.map(({ packets }) => packets)).toEqual([3, 0]);
  });

  test("a SYN that is refused and sent again, as Windows does", () => {
    const { runs } = logged((tcp) => {
      for (let i = 0; i < 2; i += 1) {
        tcp.syn();
        tcp.segment("b", { flags: TCP_RST | TCP_ACK, sequence: 0 });
      }
    });
    expect(told(runs)).toEqual(["1 a syn", "2 b rst", "3 a syn R", "4 b rst"]);
  });

  test("both ends open at once: their SYN-ACKs are no retransmissions", () => {
    const { runs } = logged((tcp) => tcp.simultaneousOpen());
    expect(told(runs)).toEqual(["1 a syn", "2 b syn", "3 a syn-ack", "4 b syn-ack"]);
  });

  test("a FIN with data, sent again", () => {
    const { runs } = logged((tcp) => {
      tcp.handshake();
      tcp.send("a", "body", { acknowledge: false });
      tcp.fin("a", "end", false);
      tcp.segment("a", { flags: TCP_FIN | TCP_ACK, sequence: 1005 }, bytes(3));
    });
    expect(told(runs.slice(3))).toEqual(["4 a data 1x 4B", "5 a fin 1x 3B", "6 a fin 1x 3B R"]);
  });

  test("of acknowledgements behind a FIN only those of FINs", () => {
    const { runs, omitted } = logged((tcp) => {
      tcp.handshake();
      tcp.fin("a");
      for (let i = 0; i < 20; i += 1) tcp.send("b", bytes(10));
      tcp.fin("b");
    });
    expect(told(runs.slice(3))).toEqual(["4 a fin", "5 b ack", "6-44 b data 20x 200B", "46 b fin", "47 a ack"]);
    expect(omitted).toBe(20);
  });

  test("a packet that was captured twice is told once", () => {
    const script: Script = (tcp) => {
      tcp.handshake();
      tcp.send("b", bytes(4000));
      tcp.close("b");
    };
    const once = logged(script, "every");
    const twice = logged(script, "every", { copies: 2 });
    expect(twice.runs.map(({ kind, bytes: size }) => [kind, size])).toEqual(
      once.runs.map(({ kind, bytes: size }) => [kind, size]),
    );
    expect(twice.connection.ends.map(({ packets }) => packets)).toEqual([5, 6]);
  });

  test("without folding of data every line is its own", () => {
    const recording = recorded((tcp) => {
      tcp.handshake();
      tcp.send("b", "211-a\r\n");
      tcp.send("b", "211 b\r\n");
    });
    const logs = new SegmentLogs("folded");
    let connection: Connection | null = null;
    for (const { view, key } of views(recording)) {
      if (connection === null) {
        connection = new Connection(view, key, null, logs.begin());
        connection.log?.listData();
      }
      connection.segment(view, key.reversed ? 1 : 0);
    }
    expect(told(connection?.log?.runs.slice(3) ?? [])).toEqual(["4 b data 1x 7B", "6 b data 1x 7B"]);
  });
});

describe("each packet by itself", () => {
  test("in the order of capture", () => {
    const { runs, omitted } = logged((tcp) => {
      tcp.handshake();
      tcp.send("b", bytes(2000));
      tcp.close("a");
    }, "every");
    expect(told(runs)).toEqual([
      "1 a syn",
      "2 b syn-ack",
      "3 a ack",
      "4 b data 1x 1460B",
      "5 b data 1x 540B",
      "6 a ack",
      "7 a fin",
      "8 b ack",
      "9 b fin",
      "10 a ack",
    ]);
    expect(omitted).toBe(0);
  });
});

test("a handshake that was captured before anybody followed its connection is told too", () => {
  const recording = recorded((tcp) => {
    tcp.handshake();
    tcp.send("b", "220 hi\r\n");
  });
  const cache = new HandshakeCache(true);
  const key = new FlowKey();
  let connection: Connection | null = null;
  for (const { view } of views(recording)) {
    key.load(view);
    const handshake = cache.before(view, key);
    if (view.payloadLength > 0) connection = new Connection(view, key, handshake, new SegmentLogs("folded").begin());
    else cache.packet(view);
    connection?.segment(view, key.reversed ? 1 : 0);
  }
  expect(told(connection?.log?.runs ?? [])).toEqual(["1 a syn", "2 b syn-ack", "3 a ack", "4 b data 1x 8B"]);
  expect(
    connection?.log?.runs.map(({ sequence, acknowledgment, window, flags }) => [
      sequence,
      acknowledgment,
      window,
      flags,
    ]),
  ).toEqual([
    [1000, 0, 64_240, TCP_SYN],
    [5000, 1001, 64_240, TCP_SYN | TCP_ACK],
    [1001, 5001, 64_240, TCP_ACK],
    [5001, 1001, 64_240, TCP_ACK | 8],
  ]);
  expect(connection?.ends.map(({ packets }) => packets)).toEqual([3, 2]);
  expect(connection?.log?.windowShift(1)).toBe(7);
});
