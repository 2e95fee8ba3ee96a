import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quotedPath, resolvePath } from "../../../src/protocols/ftp/working-directory.ts";

describe("resolvePath", () => {
  test.each<[string | null, string | null, string, string | null]>([
    ["/home/a", "report.hwp", "RETR", "/home/a/report.hwp"],
    ["/", "report.hwp", "RETR", "/report.hwp"],
    ["/home/a", "/pub//./x/../y", "RETR", "/pub/y"],
    ["/home/a", "../b/./c", "STOR", "/home/b/c"],
    ["/home", "../../../etc/passwd", "RETR", "/etc/passwd"],
    ["/home", "..", "CWD", "/"],
    ["/home/a", null, "CDUP", "/home"],
    ["/", null, "XCUP", "/"],
    [null, null, "CDUP", null],
    [null, "report.hwp", "RETR", "report.hwp"],
    [null, "/pub/", "CWD", "/pub"],
    [null, "pub", "CWD", null],
    ["/home", "~", "CWD", null],
    ["/home", "~bob/x", "RETR", "~bob/x"],
    ["/home", "~$report.docx", "RETR", "/home/~$report.docx"],
    ["/home", "", "CWD", null],
    ["/home", "-al", "LIST", "/home"],
    ["/home", "-al -R sub dir", "LIST", "/home/sub dir"],
    ["/home", "-- -al", "NLST", "/home/-al"],
    ["/home", null, "LIST", "/home"],
    [null, null, "LIST", null],
    ["/home", "-al", "RETR", "/home/-al"],
    ["/home", "-al", "MLSD", "/home/-al"],
    ["/home", "C:\\data\\x", "RETR", "C:\\data\\x"],
    ["C:\\data", "x", "RETR", "x"],
    ["/home", "DISK$USER:[BOB]LOGIN.COM;1", "RETR", "DISK$USER:[BOB]LOGIN.COM;1"],
    ["/home", "'SYS1.PARMLIB'", "CWD", "'SYS1.PARMLIB'"],
    ["/home", "report[1].txt", "RETR", "/home/report[1].txt"],
    ["/home", "[그룹] 영화.mp4", "RETR", "/home/[그룹] 영화.mp4"],
    ["/home", "a\\b", "RETR", "/home/a\\b"],
  ])("in %s, %s of %s%s", (cwd, argument, verb, expected) => {
    expect(resolvePath(cwd, argument, verb)).toBe(expected);
  });

  test("a path below a known directory is absolute and has no dots left", () => {
    const unit = fc.constantFrom("/", ".", "..", "a", " ", "한");
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 30 }), (argument) => {
        const path = resolvePath("/x/y", argument, "RETR");
        expect(path).toMatch(/^\//u);
        expect(path?.split("/")).not.toContain("..");
        expect(resolvePath("/elsewhere", path, "RETR")).toBe(path);
      }),
    );
  });

  test("a CWD of 400 KB is only long", () => {
    expect(resolvePath("/", "a/".repeat(200_000), "CWD")).toHaveLength(400_000);
  });
});

test.each<[string, string | null]>([
  ['"/home/student"', "/home/student"],
  ['"/home/issle/exp1" created', "/home/issle/exp1"],
  ['"/a ""quoted"" name" is current directory.', '/a "quoted" name'],
  ['"""x"""', '"x"'],
  ['\\"/pub\\" is the current directory.', "/pub"],
  ['CWD command successful. "/" is current directory.', "/"],
  ['"C:\\Data"', "C:\\Data"],
  ['""', ""],
  ["/home/student is current directory", "/home/student"],
  ["current directory is unknown", null],
  ['"/never closed', null],
  ['"/ends in a doubled quote""', null],
  ["", null],
])("quotedPath(%s)", (text, expected) => {
  expect(quotedPath(text)).toBe(expected);
});
