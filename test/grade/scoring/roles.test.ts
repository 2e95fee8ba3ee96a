import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReadFile } from "../../../src/grade/checks/check.ts";
import { standardRubric } from "../../../src/grade/rubric/standard.ts";
import { gradeHandIn } from "../../../src/grade/scoring/grade-hand-in.ts";
import { capturesRubric, fixture, recorded, session, unread } from "../handed-in.ts";

const RUBRIC = capturesRubric();
const ACTIVE = await recorded("active.pcap", session("active"));
const PASSIVE = await recorded("passive.pcap", session("passive"));
const LOGIN_ONLY = await recorded("login.pcap", (story) => story.open().login().quit());

function as(path: string, file: ReadFile): ReadFile {
  return { ...file, path };
}

/** "active a.pcap 40, passive – 0": the file and the points of each part. */
function rolesOf(...files: ReadFile[]): string {
  const { parts } = gradeHandIn(RUBRIC, files);
  return parts.map(({ id, file, points }) => `${id} ${file === null ? "–" : files[file]?.path} ${points}`).join(", ");
}

function noticesOf(...files: ReadFile[]): unknown[] {
  return gradeHandIn(RUBRIC, files).notices.map(({ code, data }) => ({ code, ...data }));
}

/** The reason of the check that cost a part all its points. */
function reasonOf(part: string, ...files: ReadFile[]): unknown {
  const checks = gradeHandIn(RUBRIC, files).parts.find(({ id }) => id === part)?.checks ?? [];
  const { id, reason, file } = checks.find(({ outcome }) => outcome === "failed") ?? {};
  return { id, ...reason, file };
}

describe("which file is for which part", () => {
  test("is told by contents, whatever the names", () => {
    expect(rolesOf(as("1.pcap", PASSIVE), as("2.pcap", ACTIVE))).toBe("active 2.pcap 40, passive 1.pcap 40");
    expect(noticesOf(as("1.pcap", PASSIVE), as("2.pcap", ACTIVE))).toEqual([]);
  });

  test("swapped names cost nothing and are noticed", () => {
    const swapped = [as("passive.pcap", ACTIVE), as("active.pcap", PASSIVE)];
    expect(rolesOf(...swapped)).toBe("active passive.pcap 40, passive active.pcap 40");
    expect(noticesOf(...swapped)).toEqual([{ code: "swapped", active: "passive.pcap", passive: "active.pcap" }]);
  });

  test("one wrong name is noticed too", () => {
    const files = [as("수동.pcap", ACTIVE), as("b.pcap", PASSIVE)];
    expect(noticesOf(...files)).toEqual([{ code: "misnamed", path: "수동.pcap", says: "passive", shows: "active" }]);
  });

  test("one file with both modes serves both", async () => {
    const both = await fixture("ftp-mixed-modes.pcap", "both.pcap");
    expect(rolesOf(both)).toBe("active both.pcap 40, passive both.pcap 40");
    expect(noticesOf(both)).toEqual([{ code: "both-in-one", path: "both.pcap" }]);
  });

  test("of several captures, the best one per part", async () => {
    const failed = await fixture("ftp-active-client-drops-syn.pcap", "active-1.pcap");
    expect(rolesOf(failed, as("active-2.pcap", ACTIVE), PASSIVE)).toBe(
      "active active-2.pcap 40, passive passive.pcap 40",
    );
  });

  test("a doubled mode leaves the other part to the file that bears its name", async () => {
    const again = await recorded("passive.pcap", session("active"));
    expect(rolesOf(ACTIVE, again)).toBe("active active.pcap 40, passive passive.pcap 0");
    expect(reasonOf("passive", ACTIVE, again)).toEqual({
      id: "passive-mode",
      code: "other-mode",
      data: {
        path: "passive.pcap",
        kind: "passive",
        mode: "active",
        session: 1,
        verb: "PORT",
        frame: expect.any(Number),
      },
      file: 1,
    });
    expect(noticesOf(ACTIVE, again)).toEqual([
      { code: "doubled", mode: "active", paths: ["active.pcap", "passive.pcap"] },
    ]);
  });

  test("a doubled mode without telling names leaves it to the file that is left over", async () => {
    const again = await recorded("b.pcap", session("active"));
    expect(rolesOf(as("a.pcap", ACTIVE), again)).toBe("active a.pcap 40, passive b.pcap 0");
  });

  test("the same capture under two names is noticed, also when it was converted", () => {
    const copy = as("b.pcapng", ACTIVE);
    expect(noticesOf(as("a.pcap", ACTIVE), copy)).toContainEqual({
      code: "same-capture",
      paths: ["a.pcap", "b.pcapng"],
    });
  });

  test("a missing capture is missing, and not the other part's", () => {
    expect(rolesOf(ACTIVE)).toBe("active active.pcap 40, passive – 0");
    expect(reasonOf("passive", ACTIVE)).toMatchObject({
      id: "passive-capture",
      code: "missing",
      data: { kind: "passive", other: { path: "active.pcap", mode: "active" } },
      file: null,
    });
  });

  test("an unreadable file is meant for what its name says, else for what is left", () => {
    expect(rolesOf(unread("active.pcap"), PASSIVE)).toBe("active active.pcap 0, passive passive.pcap 40");
    expect(reasonOf("active", unread("active.pcap"), PASSIVE)).toMatchObject({ code: "unreadable", file: 0 });
    expect(rolesOf(unread("x.pcap"), as("y.pcap", PASSIVE))).toBe("active x.pcap 0, passive y.pcap 40");
    expect(rolesOf(unread("x.docx", "document"), PASSIVE)).toBe("active – 0, passive passive.pcap 40");
    expect(rolesOf(unread("능동.txt", "other"), PASSIVE)).toBe("active 능동.txt 0, passive passive.pcap 40");
  });

  test("a session that names no port serves one part only", () => {
    expect(rolesOf(LOGIN_ONLY)).toBe("active login.pcap 10, passive – 0");
    expect(rolesOf(as("passive.pcap", LOGIN_ONLY))).toBe("active – 0, passive passive.pcap 10");
    expect(rolesOf(LOGIN_ONLY, ACTIVE)).toBe("active active.pcap 40, passive login.pcap 10");
  });

  test("no files at all", () => {
    expect(rolesOf()).toBe("active – 0, passive – 0");
    expect(reasonOf("active")).toMatchObject({ code: "missing", data: { other: null } });
  });
});

const FIXTURES = [
  "ftp-mixed-modes.pcap",
  "ftp-550.pcap",
  "ftp-midstream.pcap",
  "ftp-auth-tls-active.pcap",
  "ftp-active-client-drops-syn.pcap",
  "ftp-bounce-refused.pcap",
  "ftp-before-login.pcap",
  "ftp-control-only.pcap",
  "dhcp-dora-isc.pcap",
];

describe("of any hand-in", async () => {
  const names = fc.constantFrom("active.pcap", "passive.pcap", "a.pcap", "b.pcap", "수동.pcap", "능동/x.pcap");
  const pool: Record<string, ReadFile> = {
    active: ACTIVE,
    passive: PASSIVE,
    login: LOGIN_ONLY,
    broken: unread("x"),
    listing: await recorded("a.pcap", session("active", "LIST")),
  };
  for (const name of FIXTURES) pool[name] = await fixture(name);
  const contents = fc.constantFrom(...Object.keys(pool));
  const handIns = fc.array(fc.tuple(names, contents), { maxLength: 4 });
  const filesOf = (pairs: readonly [string, string][]) =>
    pairs.map(([name, content], index) => as(`${index}/${name}`, pool[content] ?? unread("x")));
  const pointsOf = (files: readonly ReadFile[]) => gradeHandIn(RUBRIC, files).points;

  test("the order of files does not matter", () => {
    fc.assert(
      fc.property(handIns, (pairs) => {
        const files = filesOf(pairs);
        const told = (order: readonly ReadFile[]) => {
          const { parts, notices } = gradeHandIn(RUBRIC, order);
          const shown = parts.map(({ file, checks, ...rest }) => ({
            ...rest,
            file: file === null ? null : order[file]?.path,
            checks: checks.map((check) => ({ ...check, file: check.file === null ? null : order[check.file]?.path })),
          }));
          return { shown, notices };
        };
        expect(told([...files].reverse())).toEqual(told(files));
      }),
      { numRuns: 150 },
    );
  });

  test("a file more never lowers the points", () => {
    fc.assert(
      fc.property(handIns, names, contents, (pairs, name, content) => {
        const files = filesOf(pairs);
        const more = pool[content] ?? unread("x");
        expect(pointsOf([...files, as(`0/more/${name}`, more)])).toBeGreaterThanOrEqual(pointsOf(files));
        expect(pointsOf([...files, as(`9/${name}`, more)])).toBeGreaterThanOrEqual(pointsOf(files));
      }),
      { numRuns: 200 },
    );
  });

  test("what a file is used for is what parts say", () => {
    fc.assert(
      fc.property(handIns, (pairs) => {
        const files = filesOf(pairs);
        const { parts, usedFor } = gradeHandIn(RUBRIC, files);
        expect(usedFor).toHaveLength(files.length);
        for (const { id, file } of parts) if (file !== null) expect(usedFor[file]).toContain(id);
      }),
      { numRuns: 50 },
    );
  });
});

test("a picture is used for the part whose checks found it, and an icon beside it is not", async () => {
  const drawn = { format: "png", whole: true, marks: null } as const;
  const picture = (path: string, width: number): ReadFile => ({
    ...unread(path, "picture"),
    problem: null,
    picture: { ...drawn, width, height: width },
  });
  const files = [
    await fixture("ftp-active-vsftpd.pcap", "active.pcap"),
    picture("icon.png", 16),
    picture("p.png", 800),
  ];
  expect(gradeHandIn(standardRubric("ftp"), files).usedFor).toEqual([["active"], [], ["picture"]]);
});
