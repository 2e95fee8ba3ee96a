import { describe, expect, test } from "vitest";
import type { ReadFile } from "../../../src/grade/checks/check.ts";
import type { PictureFacts } from "../../../src/grade/pictures/picture-facts.ts";
import { marksOf } from "../../../src/report/picture-mark.ts";
import { judgeFiles, named, readCapture, sentencesOf } from "./run-check.ts";

const USUAL = { types: ["png", "jpeg", "svg", "html"], minimumWidth: 200, minimumHeight: 100 };

function picture(path: string, facts: Partial<PictureFacts> = {}): ReadFile {
  const whole = { format: "png" as const, width: 800, height: 600, whole: true, marks: null };
  return { ...named(path), kind: "picture", picture: { ...whole, ...facts } };
}

const ACTIVE = await readCapture("ftp-active-vsftpd.pcap");
const PASSIVE = await readCapture("ftp-passive-vsftpd.pcap");
const OTHER = await readCapture("ftp-proftpd-active.pcap");
const CAPTURES = [ACTIVE, PASSIVE];

/** A picture that ftpscope drew of these captures. */
function drawnOf(path: string, ...captures: (typeof ACTIVE)[]): ReadFile {
  return picture(path, { marks: captures.flatMap(({ report }) => marksOf(report)) });
}

describe("picture", () => {
  test.each<[string, ReadFile[], number, string]>([
    ["one that is right", [picture("a.png")], 1, "found"],
    ["none at all", [named("notes.txt")], 0, "missing"],
    ["one that is cut", [picture("a.png", { whole: false })], 0, "broken"],
    ["an icon", [picture("a.png", { width: 32, height: 32 })], 0, "too-small"],
    ["one of another type", [picture("a.heic", { format: "heic" })], 0, "other-type"],
    ["one that does not tell its size", [picture("a.svg", { format: "svg", width: null, height: null })], 1, "found"],
    ["a document by its content", [{ ...named("report"), kind: "document" }], 0, "in-document"],
    ["a document by its name", [{ ...named("보고서.hwp"), kind: "other" }], 0, "in-document"],
    ["a name alone", [named("a.PNG")], 0, "unreadable"],
    ["an icon beside the right one", [picture("i.png", { width: 9, height: 9 }), picture("a.png")], 1, "found"],
    ["a cut one beside a document", [named("a.docx"), picture("a.png", { whole: false })], 0, "broken"],
  ])("%s", (_what, files, score, reason) => {
    const verdict = judgeFiles("picture", USUAL, files);
    expect(verdict).toMatchObject({ score, reason });
    for (const text of sentencesOf("picture", verdict)) expect(text).not.toMatch(/undefined|null/);
  });

  test("cites the file that it is about", () => {
    expect(judgeFiles("picture", USUAL, [...CAPTURES, picture("a.png")]).file).toBe(2);
  });
});

describe("picture-of-captures", () => {
  test.each<[string, ReadFile[], number, string]>([
    ["one of both captures", [drawnOf("a.svg", ACTIVE, PASSIVE)], 1, "same"],
    ["two, each of one", [drawnOf("a.svg", ACTIVE), drawnOf("b.svg", PASSIVE)], 1, "same"],
    ["one that ftpscope did not draw", [picture("a.png")], 1, "not-comparable"],
    ["one of one capture only", [drawnOf("a.svg", PASSIVE)], 0.5, "one-mode"],
    ["one of somebody else's", [drawnOf("a.svg", OTHER)], 0, "other"],
    ["one that is the student's in part", [drawnOf("a.svg", ACTIVE, OTHER)], 0.5, "partly-other"],
    ["one of nothing", [picture("a.svg", { marks: [] })], 0, "shows-nothing"],
    ["none", [], 0, "missing"],
    ["one that is cut", [picture("a.png", { whole: false })], 0, "missing"],
    ["an old one beside the right one", [drawnOf("old.svg", OTHER), drawnOf("a.svg", ACTIVE, PASSIVE)], 1, "same"],
  ])("%s", (_what, pictures, score, reason) => {
    const verdict = judgeFiles("picture-of-captures", {}, [...CAPTURES, ...pictures]);
    expect(verdict).toMatchObject({ score, reason });
    for (const text of sentencesOf("picture-of-captures", verdict)) expect(text).not.toMatch(/undefined|null/);
  });

  test("asks for no mode that the captures do not have", () => {
    const verdict = judgeFiles("picture-of-captures", {}, [ACTIVE, drawnOf("a.svg", ACTIVE)]);
    expect(verdict).toMatchObject({ score: 1, reason: "same" });
  });

  test("says where there are no captures to compare with", () => {
    expect(judgeFiles("picture-of-captures", {}, [drawnOf("a.svg", ACTIVE)])).toMatchObject({ reason: "no-captures" });
  });
});
