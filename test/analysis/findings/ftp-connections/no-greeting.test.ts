import { expect, test } from "vitest";
import { noGreeting } from "../../../../src/analysis/findings/ftp-connections/no-greeting.ts";
import { factsOfScripts, type Script, told } from "../ftp-sessions/recorded.ts";

const found = (...scripts: Script[]) => noGreeting(factsOfScripts(...scripts));

/** The server hangs up, the client follows. */
const hungUp: Script = ({ control }) => {
  control.handshake();
  control.close("b");
};

test("a server that closes instead of greeting is an error, by whatever the client says then", () => {
  const [finding] = found(hungUp);
  expect(finding).toMatchObject({ code: "ftp.no-greeting", severity: "error", subject: { session: null } });
  expect(finding?.data).toMatchObject({ how: "fin", calls: 1, server: { port: 21 } });
  expect(finding?.frames).toEqual([1, 2, 4]);
  expect(finding?.causes[0]).toEqual({ code: "client-not-admitted", confidence: "possible" });
  const quit: Script = (story) => {
    story.control.handshake();
    story.control.fin("b");
    story.say("client", "QUIT\r\n");
    story.control.rst("b");
  };
  expect(found(quit)).toMatchObject([{ severity: "error", subject: { session: 1 }, data: { how: "fin" } }]);
});

test("calls again and again are one finding; a greeting at last makes it a warning", () => {
  expect(told(found(hungUp, hungUp, hungUp))).toMatchObject([{ severity: "error", calls: 3 }]);
  const greeted: Script = (story) => story.open().login().quit();
  expect(told(found(hungUp, greeted))).toMatchObject([{ severity: "warning" }]);
  expect(told(found(greeted, hungUp))).toMatchObject([{ severity: "error" }]);
});

test("a reset, and silence that the client did not bear", () => {
  const reset: Script = ({ control }) => {
    control.handshake();
    control.rst("b");
  };
  const silence: Script = ({ control }, recording) => {
    control.handshake();
    recording.wait(12);
    control.close("a");
  };
  expect(told(found(reset))).toMatchObject([{ how: "rst" }]);
  expect(told(found(silence))).toMatchObject([{ how: "silence", seconds: expect.closeTo(12, 0) }]);
});

test.each<[string, Script]>([
  ["a server that greets", (story) => story.open().quit()],
  [
    "a client that only knocks, as scanners do",
    ({ control }) => {
      control.handshake();
      control.close("a");
    },
  ],
  [
    "the end of the capture",
    ({ control }, recording) => {
      control.handshake();
      recording.wait(5);
    },
  ],
])("%s is nothing", (_name, script) => {
  expect(found(script)).toEqual([]);
});
