import { describe, expect, test } from "vitest";
import { dataConnection, transfer } from "../../../render/sample-ftp.ts";
import { dataOf, found, foundIn, lines, said, sessionOf } from "./found.ts";

const REFUSED = {
  ...{ connection: null, bytes: null, missingBytes: null, retransmittedBytes: null, announcedBytes: null },
  outcome: "failed" as const,
};

function refused(verb: string, code: number, text: string, argument = "a.bin") {
  const direction = verb === "STOR" ? ("upload" as const) : ("download" as const);
  const changes = { ...REFUSED, verb, direction, argument, path: argument, replyCode: code };
  return foundIn({ transfer: changes, replies: [[10.1, code, text]] });
}

describe("what servers say", () => {
  test.each<[string, number, string, string]>([
    ["RETR", 550, "a.bin: No such file or directory", "certain file-missing"],
    ["RETR", 550, "The system cannot find the file specified.", "certain file-missing"],
    ["RETR", 550, "지정된 파일을 찾을 수 없습니다.", "certain file-missing"],
    ["RETR", 550, "Access is denied.", "certain permission-denied"],
    ["RETR", 550, "액세스가 거부되었습니다.", "certain permission-denied"],
    ["STOR", 553, "Can't open that file: Permission denied", "certain permission-denied"],
    ["STOR", 553, "Could not create file.", "likely permission-denied, possible name-not-allowed"],
    ["STOR", 553, "Requested action not taken. File name not allowed.", "certain name-not-allowed"],
    ["STOR", 553, "Prohibited file name: a.bin", "certain name-not-allowed"],
    ["STOR", 553, "a.bin: File name too long.", "certain name-not-allowed"],
    ["STOR", 550, "a.bin: File exists", "certain file-exists"],
    ["STOR", 552, "Transfer aborted. Disk quota exceeded", "certain quota-used-up"],
    ["STOR", 552, "Aborted.", "likely quota-used-up, possible disk-full"],
    ["STOR", 452, "Insufficient storage space.", "certain disk-full"],
    ["STOR", 452, "Sorry.", "likely disk-full, possible quota-used-up"],
    ["STOR", 550, "There is not enough space on the disk. ", "certain disk-full"],
    [
      "RETR",
      550,
      "The process cannot access the file because it is being used by another process.",
      "certain file-busy",
    ],
    ["RETR", 450, "a.bin: blocked", "likely file-busy, possible permission-denied"],
    ["RETR", 550, "a.bin: not a plain file.", "certain is-a-folder"],
    ["RETR", 451, "a.bin: Input/output error", "certain server-error"],
    ["RETR", 500, "OOPS: vsf_sysutil_bind", "certain server-error"],
    ["RETR", 550, "Failed to open file.", "possible file-missing, possible permission-denied"],
    ["RETR", 550, "File not found or permission denied", "possible file-missing, possible permission-denied"],
    ["RETR", 502, "Command not implemented.", "likely server-lacks-command"],
  ])("%s %i %s", (verb, code, text, causes) => {
    expect(lines(refused(verb, code, text))).toEqual([`error ftp.file-refused, ${causes}`]);
  });

  test("the name of the file says nothing", () => {
    const name = "permission denied, disk full.txt";
    expect(lines(refused("RETR", 550, `${name}: No such file`, name))).toEqual([
      "error ftp.file-refused, certain file-missing",
    ]);
  });
});

test("tells command, file, code and words, with the frames of both", () => {
  const [finding, ...others] = refused("RETR", 550, "No such file.");
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    frames: [100, 101],
    subject: { session: 1, transfer: 1 },
    data: { verb: "RETR", path: "a.bin", replyCode: 550, reply: "No such file.", times: 1 },
  });
});

test("451 behind 150 is none: what went in between may not be in the capture", () => {
  const said = [[10.1, 150, "Ok."] as const, [10.5, 451, "Failure writing to local file."] as const];
  const findings = foundIn({ transfer: { ...REFUSED, replyCode: 451 }, replies: [...said] });
  expect(findings.filter(({ code }) => code === "ftp.file-refused")).toEqual([]);
});

test("an upload that was taken and then refused was refused for what it is", () => {
  const upload = { ...REFUSED, verb: "STOR", direction: "upload" as const, replyCode: 550 };
  const replies = [[10.1, 550, "Virus found."] as const];
  expect(lines(foundIn({ transfer: { ...upload, bytes: 8_000 }, replies: [...replies] }))).toEqual([
    "error ftp.file-refused",
  ]);
  expect(lines(foundIn({ transfer: upload, replies: [...replies] }))).toEqual([
    "error ftp.file-refused, likely permission-denied, possible file-exists",
  ]);
});

test("a restart offset behind the end of the file, and 554 without one", () => {
  const replies = [[10.1, 554, "REST: invalid long.bin argument"] as const];
  const failed = {
    ...REFUSED,
    replyCode: 554,
    connection: dataConnection({ resetBy: "server", closed: "rst" }),
    bytes: 0,
  };
  expect(lines(foundIn({ transfer: { ...failed, restart: 50_000 }, replies: [...replies] }))).toEqual([
    "error ftp.file-refused, likely restart-beyond-end",
  ]);
  expect(lines(foundIn({ transfer: failed, replies: [...replies] }))).toEqual(["error ftp.file-refused"]);
});

describe("what was asked before tells missing from forbidden", () => {
  test.each([
    [213, "12000", "likely permission-denied, possible is-a-folder"],
    [550, "Could not get file size.", "likely file-missing, possible permission-denied"],
    [550, "SIZE not allowed in ASCII mode", "possible file-missing, possible permission-denied"],
  ])("SIZE answered %i %s", (code, text, causes) => {
    const before = [said(9, "SIZE", "long.bin", [9.1, code, text])];
    const replies = [[10.1, 550, "Failed to open file."]] as const;
    const findings = foundIn({ before, transfer: { ...REFUSED, replyCode: 550 }, replies: [...replies] });
    expect(lines(findings)).toEqual([`error ftp.file-refused, ${causes}`]);
  });

  test("in another folder the same name is another file", () => {
    const before = [said(8, "SIZE", "long.bin", [8.1, 213, "9"]), said(9, "CWD", "b", [9.1, 250, "OK"])];
    const findings = foundIn({
      before,
      transfer: { ...REFUSED, replyCode: 550 },
      replies: [[10.1, 550, "Failed to open file."]],
    });
    expect(lines(findings)[0]).toContain("possible file-missing");
  });
});

describe("what went well in the end is a note", () => {
  test("a browser that asks for a folder as a file first", () => {
    const after = [said(11, "PWD", null, [11.1, 257, '"/"']), said(12, "CWD", "long.bin/", [12.1, 250, "OK"])];
    const findings = foundIn({ after, transfer: { ...REFUSED, replyCode: 550 }, replies: [[10.1, 550, "No."]] });
    expect(lines(findings)).toEqual(["note ftp.file-refused, certain is-a-folder"]);
  });

  test("the same file, got later", () => {
    const told = { transfer: { ...REFUSED, replyCode: 450 }, replies: [[10.1, 450, "Busy."] as const] };
    const once = sessionOf(told);
    const path = { argument: "long.bin", path: "/home/student/long.bin" };
    const twice = { ...once, transfers: [...once.transfers, transfer(2, { frame: 200, ...path })] };
    expect(lines(found([once]))).toEqual(["error ftp.file-refused, certain file-busy"]);
    expect(lines(found([twice]))).toEqual(["note ftp.file-refused, certain file-busy"]);
  });

  test("MLSD, for which clients have LIST", () => {
    const listing = { ...REFUSED, verb: "MLSD", direction: "listing" as const, replyCode: 500 };
    const findings = foundIn({ transfer: listing, replies: [[10.1, 500, "Unknown command."]] });
    expect(lines(findings)).toEqual(["note ftp.file-refused, likely server-lacks-command"]);
  });

  test.each([
    ["NLST", 550, "No files found.", "note"],
    ["NLST", 450, "No files found", "note"],
    ["NLST", 550, "nothere*: No such file or directory.", "warning"],
    ["LIST", 450, "nothere: No such file or directory", "warning"],
  ])("nothing to list is a warning, an empty folder a note: %s %i %s", (verb, code, text, severity) => {
    const listing = { ...REFUSED, verb, direction: "listing" as const, replyCode: code };
    const findings = foundIn({ transfer: listing, replies: [[10.1, code, text]] });
    expect(lines(findings)).toEqual([`${severity} ftp.file-refused, certain file-missing`]);
  });
});

describe("silent where others tell", () => {
  test.each([
    [425, "Failed to establish connection."],
    [530, "Please login with USER and PASS."],
    [550, "Can't open data connection."],
    [426, "Connection closed."],
    [421, "Timeout."],
  ])("%i %s", (code, text) => {
    expect(refused("RETR", code, text)).toEqual([]);
  });

  test("500 after SYNs without an answer", () => {
    const connection = dataConnection({ established: false, synAckFrame: null, closed: "open" });
    connection.sent.client.packets = 0;
    const changes = { ...REFUSED, connection, bytes: 0, replyCode: 500 };
    expect(foundIn({ transfer: changes, replies: [[20, 500, "Failed."]] })).toEqual([]);
  });
});

describe("repetitions", () => {
  function many(count: number, name: (index: number) => string) {
    const transfers = Array.from({ length: count }, (_, index) => {
      const path = name(index);
      return transfer(index + 1, { ...REFUSED, frame: 100 + index, argument: path, path, replyCode: 550 });
    });
    const command = said(10, "RETR", "", [10.1, 550, "No such file"]);
    const exchanges = transfers.map(({ frame, argument }) => ({ ...command, frame, argument }));
    return [{ ...sessionOf({}), exchanges, transfers }];
  }

  test("of one file are told once, the first of them as evidence", () => {
    const findings = found(many(9, () => "a"));
    expect(dataOf(findings, "ftp.file-refused").times).toBe(9);
    expect(findings[0]?.frames).toEqual([100, 101, 102]);
  });

  test("of many files are told one by one, and those above a limit together", () => {
    const findings = found(many(30, (index) => `file${index}`));
    expect(findings).toHaveLength(21);
    expect(findings.at(-1)?.data).toMatchObject({ times: 10 });
  });

  test("without end are no burden: each is looked at once", { timeout: 60_000 }, () => {
    const sessions = many(100_000, (index) => `file${index}`);
    const started = performance.now();
    expect(found(sessions)).toHaveLength(21);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
