import { describe, expect, test } from "vitest";
import { TCP_ACK, TCP_RST, TCP_SYN } from "../../src/decode/packet-view.ts";
import { SEGMENT } from "../../src/flow/connection.ts";
import { Recording, type RecordingOptions } from "../build/recording.ts";
import { TcpConversation } from "../build/tcp-conversation.ts";
import { connect } from "./connect.ts";

// The side that opens is side 0 of the flow key, for its address is the smaller.
const A = { ip: "10.0.0.1", port: 40_000 };
const B = { ip: "10.0.0.2", port: 50_000 };

function recorded(script: (tcp: TcpConversation, recording: Recording) => void, options: RecordingOptions = {}) {
  const recording = new Recording(options);
  const tcp = new TcpConversation(recording, { a: A, b: B, isnA: 1000, isnB: 5000 });
  script(tcp, recording);
  return connect(recording);
}

/** Bytes, missing bytes and retransmitted bytes of both sides. */
function counts(script: (tcp: TcpConversation, recording: Recording) => void, options?: RecordingOptions): number[][] {
  const { connection } = recorded(script, options);
  return ([0, 1] as const).map((side) => {
    const { bytes, retransmitted } = connection.ends[side].sent;
    return [bytes, connection.missing(side), retransmitted];
  });
}

describe("how a connection opens", () => {
  test("by three packets", () => {
    const { connection } = recorded((tcp) => tcp.handshake());
    expect(connection).toMatchObject({ initiator: 0, syns: 1, synAckFrame: 2, established: true, closed: "open" });
    expect([connection.syn?.frame, connection.ack?.frame]).toEqual([1, 3]);
  });

  test("not at all, however often it is tried", () => {
    const { connection } = recorded((tcp, recording) => {
      for (const wait of [1, 2, 4]) {
        tcp.syn();
        recording.wait(wait);
      }
    });
    expect(connection).toMatchObject({ syns: 3, synAckFrame: 0, established: false, closed: "open" });
  });

  test("by both ends at once", () => {
    const { connection } = recorded((tcp) => {
      tcp.simultaneousOpen();
      tcp.send("a", "hello");
      tcp.close("b");
    });
    expect(connection).toMatchObject({ initiator: 0, syns: 2, closed: "fin", established: true });
    expect(connection.ends[0].sent.bytes).toBe(5);
  });

  test("refused, and tried again with the same SYN as Windows does", () => {
    const { connection, did } = recorded((tcp) => {
      for (let i = 0; i < 3; i += 1) {
        tcp.syn();
        tcp.segment("b", { flags: TCP_RST | TCP_ACK, sequence: 0 });
      }
    });
    expect(connection).toMatchObject({ syns: 3, resetBy: 1, closed: "rst", established: false });
    expect(did).not.toContain(SEGMENT.anew);
  });

  test("refused, and then accepted", () => {
    const { connection } = recorded((tcp) => {
      tcp.syn();
      tcp.segment("b", { flags: TCP_RST | TCP_ACK, sequence: 0 });
      tcp.handshake();
      tcp.send("b", "after all");
      tcp.close("b");
    });
    expect(connection).toMatchObject({ closed: "fin", established: true });
    expect(connection.ends[1].sent.bytes).toBe(9);
  });

  test("before the capture began", () => {
    const { connection } = recorded((tcp) => {
      tcp.alreadyOpen();
      tcp.send("b", "hello");
    });
    expect(connection).toMatchObject({ initiator: -1, syn: null, established: true });
    expect(connection.missing(1)).toBe(0);
  });
});

describe("the same four numbers again", () => {
  const again = (tcp: TcpConversation, recording: Recording): void => {
    const next = new TcpConversation(recording, { a: A, b: B, isnA: 900_000, isnB: 77 });
    tcp.recording.wait(1);
    next.syn();
  };

  test.each<[string, (tcp: TcpConversation, recording: Recording) => void]>([
    ["behind FINs", (tcp) => tcp.close("a")],
    ["behind a RST", (tcp) => tcp.rst("b")],
    ["behind nothing that was captured", () => {}],
  ])("%s are a new connection", (_, end) => {
    const { did } = recorded((tcp, recording) => {
      tcp.handshake();
      tcp.send("a", "x");
      end(tcp, recording);
      again(tcp, recording);
    });
    expect(did.at(-1)).toBe(SEGMENT.anew);
    expect(did.slice(0, -1)).not.toContain(SEGMENT.anew);
  });

  test("with the very same sequence number, behind its end", () => {
    const { did } = recorded((tcp, recording) => {
      tcp.handshake();
      tcp.close("a");
      recording.wait(10);
      tcp.segment("a", { flags: TCP_SYN, sequence: 1000 });
    });
    expect(did.at(-1)).toBe(SEGMENT.anew);
  });

  test("a SYN that was captured behind the first data is not one", () => {
    const { did, connection } = recorded((tcp, recording) => {
      tcp.syn();
      tcp.synAck();
      tcp.send("a", "first", { acknowledge: false });
      recording.swap(1, 3);
    });
    expect(did).not.toContain(SEGMENT.anew);
    expect(connection.ends[0].sent.bytes).toBe(5);
  });
});

describe("how a connection ends", () => {
  test.each<[string, (tcp: TcpConversation) => void, string, number]>([
    ["by FINs of both", (tcp) => tcp.close("b"), "fin", -1],
    ["a half-close leaves it open", (tcp) => tcp.fin("a"), "open", -1],
    ["by a RST", (tcp) => tcp.rst("b"), "rst", 1],
    [
      "a RST behind one FIN",
      (tcp) => {
        tcp.fin("a");
        tcp.rst("b");
      },
      "rst",
      1,
    ],
    [
      "a RST behind both FINs changes nothing",
      (tcp) => {
        tcp.close("a");
        tcp.rst("a");
      },
      "fin",
      -1,
    ],
  ])("%s", (_, end, closed, resetBy) => {
    const { connection } = recorded((tcp) => {
      tcp.handshake();
      end(tcp);
    });
    expect(connection).toMatchObject({ closed, resetBy });
  });

  test("a half-close lets the other side go on", () => {
    const script = (tcp: TcpConversation): void => {
      tcp.handshake();
      tcp.fin("a");
      tcp.send("b", "x".repeat(5000));
      tcp.fin("b");
    };
    expect(counts(script)).toEqual([
      [0, 0, 0],
      [5000, 0, 0],
    ]);
  });

  test("text in a RST is none of the stream", () => {
    const script = (tcp: TcpConversation): void => {
      tcp.handshake();
      tcp.send("b", "data");
      tcp.segment("b", { flags: TCP_RST | TCP_ACK }, new TextEncoder().encode("go away"));
    };
    expect(counts(script)[1]).toEqual([4, 0, 0]);
  });
});

describe("bytes are counted once", () => {
  const download = (rest: (tcp: TcpConversation, recording: Recording) => void) => {
    return (tcp: TcpConversation, recording: Recording): void => {
      tcp.handshake();
      tcp.send("b", "x".repeat(3000), { segmentSize: 1000 });
      rest(tcp, recording);
    };
  };

  test.each<[string, (tcp: TcpConversation, recording: Recording) => void, number[]]>([
    ["in order", () => {}, [3000, 0, 0]],
    ["sent again", (tcp) => tcp.resend("b", "x".repeat(1000), 1000), [3000, 0, 1000]],
    ["keep-alives with a byte and without", (tcp) => [tcp.keepAlive("b"), tcp.keepAlive("b", false)], [3000, 0, 0]],
    ["keep-alives of the other side", (tcp) => tcp.keepAlive("a"), [3000, 0, 0]],
    [
      "a shut window probed twice",
      (tcp) => {
        tcp.zeroWindowProbe("b", "y");
        tcp.zeroWindowProbe("b", "y");
        tcp.send("b", "y".repeat(500));
      },
      [3500, 0, 0],
    ],
    [
      "a probe that was taken",
      (tcp) => {
        tcp.zeroWindowProbe("b", "y");
        tcp.skip("b", 1);
        tcp.send("b", "z".repeat(499));
      },
      [3500, 0, 0],
    ],
    ["a FIN with data", (tcp) => tcp.fin("b", "last"), [3004, 0, 0]],
    [
      "a FIN with data, sent again",
      (tcp, recording) => {
        tcp.fin("b", "last", false);
        recording.wait(0.3);
        tcp.skip("b", -5);
        tcp.fin("b", "last");
      },
      [3004, 0, 4],
    ],
    [
      "a segment that was not captured",
      (tcp) => tcp.send("b", "y".repeat(30), { segmentSize: 10, lost: [1] }),
      [3020, 10, 0],
    ],
    [
      "the last one was not captured",
      (tcp) => tcp.send("b", "y".repeat(30), { segmentSize: 10, lost: [2] }),
      [3020, 9, 0],
    ],
    [
      "the last one was not captured, and the FIN was",
      (tcp) => {
        tcp.send("b", "y".repeat(30), { segmentSize: 10, lost: [2] });
        tcp.fin("b");
      },
      [3020, 10, 0],
    ],
    ["the capture ends before the acknowledgement", (tcp) => tcp.send("b", "y", { acknowledge: false }), [3001, 0, 0]],
    [
      "an off-loaded segment of 60 000",
      (tcp) => tcp.send("b", "y".repeat(60_000), { segmentSize: 60_000 }),
      [63_000, 0, 0],
    ],
  ])("%s", (_, rest, expected) => {
    expect(counts(download(rest))[1]).toEqual(expected);
  });

  test("where each packet was captured twice, and there were keep-alives and retransmissions", () => {
    const script = download((tcp) => {
      tcp.keepAlive("b");
      tcp.resend("b", "x".repeat(1000), 1000);
      tcp.close("b");
    });
    expect(counts(script, { copies: 2 })).toEqual(counts(script));
    expect(counts(script)[1]).toEqual([3000, 0, 1000]);
  });

  test("where only one direction was captured, what it acknowledges is missing", () => {
    const recording = new Recording();
    const tcp = new TcpConversation(recording, { a: A, b: B });
    tcp.handshake();
    tcp.send("b", "x".repeat(3000));
    tcp.close("b");
    const fromA = recording.packets.filter(({ data }) => data[29] === 1);
    recording.packets.splice(0, recording.packets.length, ...fromA);
    const { connection } = connect(recording);
    expect([connection.ends[1].sent.bytes, connection.missing(1)]).toEqual([0, 3000]);
  });
});

describe("bytes that the other side is not seen to acknowledge", () => {
  const left = (rest: (tcp: TcpConversation, recording: Recording) => void): number => {
    const { connection } = recorded((tcp, recording) => {
      tcp.handshake();
      rest(tcp, recording);
    });
    return connection.unacknowledged(1);
  };

  test.each<[string, (tcp: TcpConversation, recording: Recording) => void, number]>([
    ["none, where all is acknowledged", (tcp) => tcp.send("b", "hello"), 0],
    ["all behind the last acknowledgement", (tcp) => [tcp.send("b", "hello"), unanswered(tcp, "lost?")], 5],
    ["part of a segment", (tcp) => [unanswered(tcp, "hello"), tcp.ack("a", { acknowledgment: tcp.next("b") - 2 })], 2],
    [
      "an older acknowledgement takes nothing back",
      (tcp) => [tcp.send("b", "hi"), tcp.ack("a", { acknowledgment: 5001 })],
      0,
    ],
    [
      "only what was captured",
      (tcp) => tcp.send("b", "x".repeat(30), { segmentSize: 10, lost: [1], acknowledge: false }),
      20,
    ],
    ["a FIN is no byte", (tcp) => [tcp.send("b", "hello"), tcp.fin("b", "", false)], 0],
    ["what a RST says is no acknowledgement", (tcp) => [unanswered(tcp, "hello"), tcp.rst("a")], 5],
    [
      "the same bytes sent again and again count once",
      (tcp) => [unanswered(tcp, "hello"), tcp.resend("b", "hello", 5)],
      5,
    ],
  ])("%s", (_, rest, bytes) => {
    expect(left(rest)).toBe(bytes);
  });

  test("are unknown where the other side was not captured", () => {
    const { connection } = recorded((tcp) => {
      tcp.alreadyOpen();
      tcp.send("b", "hello", { acknowledge: false });
    });
    expect(connection.unacknowledged(1)).toBe(0);
  });

  function unanswered(tcp: TcpConversation, text: string): void {
    tcp.send("b", text, { acknowledge: false });
  }
});

test("over IPv6, where packets have no number, a copy is told from a retransmission by the time between", () => {
  const recording = new Recording({ copies: 2 });
  const tcp = new TcpConversation(recording, {
    a: { ip: "2001:db8::1", port: 4000 },
    b: { ip: "2001:db8::2", port: 5000 },
  });
  tcp.handshake();
  tcp.send("b", "x".repeat(100));
  recording.wait(0.2);
  tcp.resend("b", "x".repeat(100), 100);
  const { connection, did } = connect(recording);
  const sent = connection.ends.map((end) => end.sent).find(({ bytes }) => bytes > 0);
  expect([sent?.bytes, sent?.retransmitted]).toEqual([100, 100]);
  expect(did.filter((one) => one === SEGMENT.duplicate).length).toBe(did.length / 2);
});

test("a keep-alive is told apart, and a copy", () => {
  const { did } = recorded((tcp, recording) => {
    tcp.handshake();
    tcp.send("a", "hello");
    tcp.keepAlive("a");
    recording.duplicate();
  });
  expect(did.slice(-3)).toEqual([SEGMENT.keepAlive, SEGMENT.taken, SEGMENT.duplicate]);
});
