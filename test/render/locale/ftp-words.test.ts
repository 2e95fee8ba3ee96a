import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../../src/protocols/ftp/commands.ts";
import { REPLIES } from "../../../src/protocols/ftp/replies.ts";
import { ftpCommandsEn } from "../../../src/render/locale/ftp-commands.en.ts";
import { ftpCommandsKo } from "../../../src/render/locale/ftp-commands.ko.ts";
import { ftpRepliesEn, ftpReplyClassesEn } from "../../../src/render/locale/ftp-replies.en.ts";
import { ftpRepliesKo, ftpReplyClassesKo } from "../../../src/render/locale/ftp-replies.ko.ts";

const HANGUL = /\p{Script=Hangul}/u;

describe.each([
  ["commands", Object.keys(COMMANDS), ftpCommandsEn, ftpCommandsKo],
  ["replies", Object.keys(REPLIES), ftpRepliesEn, ftpRepliesKo],
  ["classes of replies", Object.keys(ftpReplyClassesEn), ftpReplyClassesEn, ftpReplyClassesKo],
])("%s", (_name, keys, english, korean) => {
  test("every one has its line in both languages, and nothing else has", () => {
    expect(Object.keys(english).sort()).toEqual([...keys].sort());
    expect(Object.keys(korean).sort()).toEqual([...keys].sort());
  });

  test("lines are short, without a full stop, and in their language", () => {
    for (const line of Object.values(english)) {
      expect(line).toMatch(/^[A-Z\d][^\n]{3,110}[^.\n]$/u);
      expect(line).not.toMatch(HANGUL);
    }
    for (const line of Object.values(korean)) {
      expect(line).toMatch(/^[^\n]{1,70}[^.\n]$/u);
      expect(line).toMatch(HANGUL);
    }
  });
});
