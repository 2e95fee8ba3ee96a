import { describe, expect, test } from "vitest";
import { gradeHandIn } from "../../../src/grade/scoring/grade-hand-in.ts";
import { FtpStory } from "../../build/ftp-story.ts";
import { Recording } from "../../build/recording.ts";
import { capturesRubric, readable, recorded, reportOf, type Script, session } from "../handed-in.ts";

/** Sessions one after the other in one capture. */
async function several(...scripts: Script[]) {
  const recording = new Recording();
  scripts.forEach((script, index) => {
    const client = { ip: "192.168.0.10", port: 40_001 + index };
    script(new FtpStory(recording, { client, firstDataPort: 50_001 + 100 * index }));
    recording.wait(5);
  });
  return readable("capture.pcap", await reportOf(recording));
}

/** "active 40 s2 t1": points, session and transfer of each part that has some. */
async function marked(...scripts: Script[]): Promise<string[]> {
  const { parts } = gradeHandIn(capturesRubric(), [await several(...scripts)]);
  return parts
    .filter(({ file }) => file !== null)
    .map((one) => `${one.id} ${one.points} s${one.session} t${one.transfer}`);
}

const wrongPassword: Script = (story) => {
  story.open().ask("USER student", "331 Password.").ask("PASS x", "530 Login incorrect.").quit();
};

describe("the try that counts", () => {
  test("names the sessions that would have earned the same", async () => {
    const file = await several(session("active"), wrongPassword, session("active"), session("passive"));
    const { equals } = gradeHandIn(capturesRubric(), [file]);
    expect([...equals]).toEqual([
      ["active", [3]],
      ["passive", []],
    ]);
  });

  test("is the best one, whatever failed before or after it", async () => {
    expect(await marked(wrongPassword, session("active"), wrongPassword)).toEqual(["active 40 s2 t1"]);
  });

  test("is the first of those that are alike", async () => {
    expect(await marked(session("passive"), session("passive"))).toEqual(["passive 40 s1 t1"]);
  });

  test("is told for each mode, from sessions of one capture", async () => {
    expect(await marked(session("passive", "LIST"), session("active"), session("passive"))).toEqual([
      "active 40 s2 t2",
      "passive 40 s3 t3",
    ]);
  });

  test("is the transfer that got through behind one that did not", async () => {
    const second: Script = (story) => {
      story.open().login();
      story.refused("RETR none.bin", "550 No such file.", story.active());
      story.transfer(story.eprt(), "STOR a.bin", "abc").quit();
    };
    expect(await marked(second)).toEqual(["active 40 s1 t2"]);
  });

  test("counts for its own mode where the client fell back to the other", async () => {
    const fallsBack: Script = (story) => {
      story.open().login().ask("EPSV", "502 Not implemented.");
      story.transfer(story.active(), "RETR a.bin", "abc").quit();
    };
    expect(await marked(fallsBack)).toEqual(["active 40 s1 t1", "passive 10 s1 tnull"]);
  });

  test("needs no transfer where a port was only named by hand", async () => {
    const byHand: Script = (story) => {
      story.open().login();
      story.passive();
      story.quit();
    };
    expect(await marked(byHand)).toEqual(["passive 18 s1 tnull"]);
  });
});

test("a capture of each packet twice is marked like one of each packet once", async () => {
  const recording = new Recording({ copies: 2 });
  session("active")(new FtpStory(recording));
  const twice = readable("a.pcap", await reportOf(recording));
  const once = await recorded("a.pcap", session("active"));
  const points = [twice, once].map((file) => gradeHandIn(capturesRubric(), [file]).points);
  expect(points).toEqual([40, 40]);
});
