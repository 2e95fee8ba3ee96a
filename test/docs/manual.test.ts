import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manualPages } from "../../docs/manual/pages.ts";
import { GoldenFolder } from "../golden-folder.ts";

const FOLDER = "../../docs/manual";
const folder = new GoldenFolder(import.meta.dirname, FOLDER);
const PAGES = await manualPages();
const HAS_GROFF = spawnSync("groff", ["--version"]).status === 0;
if (!HAS_GROFF) console.warn("groff is not here: whether it finds fault with the manual is not tried");

describe.each(PAGES)("$file", ({ file, text }) => {
  it("says what the help says", () => folder.expectSame(file, text));

  it("has every command and option", () => {
    for (const word of ["ftpscope grade", "\\-\\-every\\-packet", "\\-\\-allow\\-dhcp\\-server", "FTPSCOPE_LANG"])
      expect(text).toContain(word);
  });

  it.skipIf(!HAS_GROFF)("is faultless roff", () => {
    const { stderr, status } = spawnSync(
      "groff",
      ["-man", "-Tutf8", "-Kutf8", "-ww", "-z", join(import.meta.dirname, FOLDER, file)],
      {
        encoding: "utf8",
      },
    );
    expect([status, stderr]).toEqual([0, ""]);
  });
});
