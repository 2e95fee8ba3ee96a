import { describe, expect, it } from "vitest";
import { readSettings } from "./settings.ts";

describe("the command line", () => {
  it("asks for all parts in full size where it says nothing", () => {
    const settings = readSettings([]);
    expect([...(settings?.parts ?? [])]).toEqual(["start", "compare", "pipe", "growth", "hour"]);
    expect(settings).toMatchObject({ scale: 1, scales: [0.1, 1, 4], rounds: 5, out: "docs", add: false });
  });

  it("chooses parts, kinds and sizes", () => {
    const args = ["--parts", "growth,hour", "--kinds", "ctl", "--scales", "0.1,2", "--without", "tshark,tcpflow"];
    const settings = readSettings(args);
    expect(settings).toMatchObject({ kinds: ["ctl"], scales: [0.1, 2], without: ["tshark", "tcpflow"] });
    expect([...(settings?.parts ?? [])]).toEqual(["growth", "hour"]);
  });

  it("is refused where it makes no sense", () => {
    expect(() => readSettings(["--kinds", "toString"])).toThrow("no such kind: toString");
    expect(() => readSettings(["--parts", "lunch"])).toThrow("no such part: lunch");
    expect(() => readSettings(["--scale", "0"])).toThrow("not a number above 0: 0");
    expect(() => readSettings(["--nonsense"])).toThrow();
  });

  it("may ask for help", () => {
    expect(readSettings(["-h"])).toBeNull();
  });
});
