import { describe, expect, test } from "vitest";
import { pauseUntil } from "../../src/flow/pause.ts";
import type { Recording } from "../build/recording.ts";
import type { TcpConversation } from "../build/tcp-conversation.ts";
import { connect } from "./connect.ts";
import { recorded } from "./logged.ts";

/** The longest pause of the listener, which sends; frames 4 and 5 are its first data and the acknowledgement. */
function pauseOf(rest: (tcp: TcpConversation, recording: Recording) => void) {
  const recording = recorded((tcp, own) => {
    tcp.handshake();
    tcp.send("b", "x".repeat(1000));
    rest(tcp, own);
  });
  return connect(recording).connection.ends[1].longestPause;
}

describe("the longest pause", () => {
  test("is none where none lasts a second", () => {
    const pause = pauseOf((tcp, recording) => {
      recording.wait(0.99);
      tcp.send("b", "more");
    });
    expect(pause).toBeNull();
  });

  test("lies between two data packets in a row", () => {
    const pause = pauseOf((tcp, recording) => {
      recording.wait(2.5);
      tcp.send("b", "more");
      recording.wait(1.5);
      tcp.send("b", "and more");
    });
    expect(pause).toEqual({ seconds: 2.502, frame: 4, lastFrame: 6, windowShut: false });
  });

  test("is the longest of several, wherever it comes", () => {
    const pause = pauseOf((tcp, recording) => {
      for (const wait of [1, 3, 2]) {
        recording.wait(wait);
        tcp.send("b", "more");
      }
    });
    expect(pause).toMatchObject({ frame: 6, lastFrame: 8 });
  });

  test("ends with data that is sent again, for that is a sign of life", () => {
    const pause = pauseOf((tcp, recording) => {
      recording.wait(3);
      tcp.resend("b", "x".repeat(1000), 1000);
      recording.wait(2);
      tcp.send("b", "more");
    });
    expect(pause).toMatchObject({ seconds: 3.002, lastFrame: 6 });
  });

  test("is not broken by keep-alives of either side, nor by acknowledgements", () => {
    const pause = pauseOf((tcp, recording) => {
      for (const side of ["a", "b"] as const) {
        recording.wait(2);
        tcp.keepAlive(side);
      }
      tcp.ack("a");
      recording.wait(2);
      tcp.send("b", "more");
    });
    expect(pause).toMatchObject({ seconds: 6.007, frame: 4, lastFrame: 11, windowShut: false });
  });

  test("tells a window that was shut, whose probes do not break it", () => {
    const pause = pauseOf((tcp, recording) => {
      recording.wait(2);
      tcp.zeroWindowProbe("b", "y");
      recording.wait(2);
      tcp.zeroWindowProbe("b", "y");
      recording.wait(2);
      tcp.send("b", "yes");
    });
    expect(pause).toMatchObject({ frame: 4, lastFrame: 14, windowShut: true });
    expect(pause?.seconds).toBeCloseTo(6.01);
  });

  test("does not blame a window that was shut only towards its end", () => {
    const pause = pauseOf((tcp, recording) => {
      recording.wait(60);
      tcp.keepAlive("b");
      tcp.zeroWindowProbe("b", "y");
      tcp.send("b", "yes");
    });
    expect(pause?.windowShut).toBe(false);
  });

  test("forgets a window that was shut before it", () => {
    const pause = pauseOf((tcp, recording) => {
      tcp.ack("a", { window: 0 });
      tcp.ack("a");
      tcp.send("b", "more");
      recording.wait(2);
      tcp.send("b", "and more");
    });
    expect(pause?.windowShut).toBe(false);
  });

  test("remembers a window that was shut when its last data was on the way", () => {
    const pause = pauseOf((tcp, recording) => {
      tcp.ack("a", { window: 0 });
      tcp.send("b", "crossing", { acknowledge: false });
      recording.wait(2);
      tcp.ack("a");
      tcp.send("b", "more");
    });
    expect(pause?.windowShut).toBe(true);
  });

  test("reaches to a later packet where nothing came behind it", () => {
    const recording = recorded((tcp, own) => {
      tcp.handshake();
      tcp.send("b", "x".repeat(1000));
      own.wait(7);
      tcp.ack("a", { window: 0 });
    });
    const { last, ends } = connect(recording).connection;
    expect(pauseUntil(last, ends[1])).toMatchObject({ frame: 4, lastFrame: 6, windowShut: true });
    expect(pauseUntil(ends[1].lastPayload, ends[1])).toBeNull();
    expect(pauseUntil(last, ends[0])).toBeNull();
  });

  test("is not taken from a clock that went back", () => {
    const pause = pauseOf((tcp, recording) => {
      recording.wait(-100);
      tcp.send("b", "more");
    });
    expect(pause).toBeNull();
  });
});
