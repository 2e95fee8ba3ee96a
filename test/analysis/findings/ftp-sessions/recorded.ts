import type { Facts, Rule } from "../../../../src/analysis/findings/facts.ts";
import { isoTime } from "../../../../src/decode/timestamp.ts";
import type { Finding } from "../../../../src/report/report.ts";
import { FtpStory, type StoryOptions } from "../../../build/ftp-story.ts";
import { Recording } from "../../../build/recording.ts";
import { track } from "../../../protocols/ftp/track.ts";
import { emptyReport } from "../../../render/samples.ts";
import { factsOf } from "../facts-of.ts";

export type Script = (story: FtpStory, recording: Recording) => void;

/** What rules see of recorded sessions, one script each, one after the other; each from a port of its own. */
export function factsOfScripts(...scripts: readonly Script[]): Facts {
  const recording = new Recording();
  for (const [index, script] of scripts.entries()) {
    const options: StoryOptions = {
      client: { ip: "192.168.0.10", port: 40_001 + index },
      firstDataPort: 50_001 + 100 * index,
    };
    script(new FtpStory(recording, options), recording);
    recording.wait(1);
  }
  return factsOfRecording(recording);
}

export function factsOfRecording(recording: Recording): Facts {
  const { sessions, unclaimedConnections, controls } = track(recording.packets, false);
  const report = emptyReport();
  const [capture] = report.captures;
  const lastTime = isoTime(recording.packets.at(-1)?.time ?? { seconds: 0, nanoseconds: 0 });
  const captures = capture === undefined ? [] : [{ ...capture, lastTime }];
  const ftp = { sessions, unclaimedConnections };
  return factsOf({ ...report, captures, ftp }, { controls });
}

export function found(rule: Rule, ...scripts: readonly Script[]): Finding[] {
  return rule(factsOfScripts(...scripts));
}

/** Severity, session and data of each, and its causes: "likely nat-forgot". */
export function told(findings: readonly Finding[]): Record<string, unknown>[] {
  return findings.map(({ severity, subject, data, causes }) => ({
    severity,
    session: subject.session,
    ...data,
    causes: causes.map(({ confidence, code }) => `${confidence} ${code}`),
  }));
}
