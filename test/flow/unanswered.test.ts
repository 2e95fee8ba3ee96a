import { describe, expect, test } from "vitest";
import { Connection, SEGMENT } from "../../src/flow/connection.ts";
import { UnansweredWatch } from "../../src/flow/unanswered.ts";
import { Recording } from "../build/recording.ts";
import { TcpConversation } from "../build/tcp-conversation.ts";
import { views } from "./connect.ts";

function watched(script: (tcp: TcpConversation, recording: Recording) => void, copies = 1): UnansweredWatch {
  const recording = new Recording({ copies });
  const places = { a: { ip: "10.0.0.1", port: 40_000 }, b: { ip: "10.0.0.2", port: 21 } };
  const tcp = new TcpConversation(recording, places);
  tcp.handshake();
  tcp.send("b", "220 Ready\r\n");
  recording.wait(60);
  script(tcp, recording);
  const watch = new UnansweredWatch();
  let connection: Connection | null = null;
  for (const { view, key } of views(recording)) {
    connection ??= new Connection(view, key, null);
    const side = key.reversed ? 1 : 0;
    if (connection.segment(view, side) !== SEGMENT.duplicate) watch.packet(view, side, connection.ends[side]);
  }
  return watch;
}

function sendTwice(tcp: TcpConversation, recording: Recording): void {
  tcp.send("a", "NOOP\r\n", { acknowledge: false });
  recording.wait(0.3);
  tcp.resend("a", "NOOP\r\n", 6);
}

describe("packets that bring nothing back", () => {
  test("are counted from the first", () => {
    const { run } = watched(sendTwice);
    expect(run).toMatchObject({ side: 0, packets: 2, repeats: 1, probesOnly: false });
    expect([run?.before.frame, run?.first.frame, run?.last.frame]).toEqual([5, 6, 7]);
  });

  test("captured twice they count once", () => {
    expect(watched(sendTwice, 2).run).toMatchObject({ packets: 2, repeats: 1 });
  });

  test("a FIN is one of them", () => {
    const { run } = watched((tcp) => {
      tcp.fin("a", "", false);
      tcp.segment("a", { flags: 0x11, sequence: tcp.next("a") - 1 });
    });
    expect(run).toMatchObject({ side: 0, packets: 2, repeats: 1 });
  });

  test("and so are keep-alives", () => {
    const { run } = watched((tcp, recording) => {
      for (let i = 0; i < 3; i += 1) {
        tcp.segment("b", { flags: 0x10, sequence: tcp.next("b") - 1 });
        recording.wait(75);
      }
    });
    expect(run).toMatchObject({ side: 1, packets: 3, repeats: 3, probesOnly: true });
  });

  test("new bytes are no repetition", () => {
    const lines = (tcp: TcpConversation) => {
      tcp.send("b", "211-Features:\r\n", { acknowledge: false });
      tcp.send("b", "211 End\r\n", { acknowledge: false });
    };
    expect(watched(lines).run).toBeNull();
    const { run } = watched((tcp) => {
      lines(tcp);
      tcp.resend("b", "211 End\r\n", 9);
    });
    expect(run).toMatchObject({ packets: 3, repeats: 1 });
  });
});

describe("packets that are answered", () => {
  test("by an acknowledgement", () => {
    expect(watched((tcp) => tcp.send("a", "NOOP\r\n")).run).toBeNull();
  });

  test("at last", () => {
    const { run } = watched((tcp, recording) => {
      sendTwice(tcp, recording);
      tcp.ack("b");
    });
    expect(run).toBeNull();
  });

  test("by a RST, which leaves them to be seen", () => {
    const { run, reset } = watched((tcp, recording) => {
      sendTwice(tcp, recording);
      tcp.rst("b");
    });
    expect(run).toMatchObject({ side: 0, packets: 2 });
    expect(reset?.frame).toBe(8);
  });
});
