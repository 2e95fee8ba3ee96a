import { describe, expect, test, vi } from "vitest";
import { OWN_ZONE, timeOfDay, wallClock } from "../../src/render/instant.ts";
import { byteRate, byteSize, grouped, listOfNumbers, secondsFigure } from "../../src/render/number-text.ts";
import { secondsBetween } from "../../src/report/elapsed.ts";

describe("numbers", () => {
  test.each([
    [0, "0"],
    [999, "999"],
    [1312, "1,312"],
    [1234567, "1,234,567"],
  ])("%i is grouped", (value, text) => {
    expect(grouped(value)).toBe(text);
  });

  test.each([
    [0, "0 B"],
    [412, "412 B"],
    [999, "999 B"],
    [1_000, "1.0 kB"],
    [596_212, "596 kB"],
    [999_700, "1.0 MB"],
    [1_891_000, "1.9 MB"],
    [9_960_000, "10 MB"],
    [5e15, "5.0 PB"],
    [5e18, "5000 PB"],
  ])("%d bytes are %s", (bytes, text) => expect(byteSize(bytes)).toBe(text));

  test("a rate needs enough bytes and time", () => {
    expect(byteRate(596_212, 0.068)).toBe("8.8 MB/s");
    expect(byteRate(412, 0.068)).toBeNull();
    expect(byteRate(596_212, 0)).toBeNull();
    expect(byteRate(null, 1)).toBeNull();
    expect(byteRate(596_212, null)).toBeNull();
  });

  test.each([
    [0, "0.000"],
    [0.000058, "0.000058"],
    [0.068, "0.068"],
    [1.0164, "1.016"],
    [31.42, "31.4"],
    [600, "600"],
    [3600.4, "3,600"],
  ])("%d seconds are %s", (seconds, text) => expect(secondsFigure(seconds)).toBe(text));

  test("a long list of numbers says how many are left out", () => {
    expect(listOfNumbers([1, 3, 5], 3)).toBe("1, 3, 5");
    expect(listOfNumbers([1, 3, 5, 7, 8, 9], 3)).toBe("1, 3, 5, +3");
  });

  test("runs of three or more numbers are one piece", () => {
    expect(listOfNumbers([1, 2, 4, 5, 6, 9])).toBe("1, 2, 4-6, 9");
    expect(listOfNumbers([7, 6, 5, 5])).toBe("7, 6, 5, 5");
    expect(listOfNumbers([])).toBe("");
  });
});

describe("times", () => {
  test("are subtracted to the microsecond, also backwards and over years", () => {
    expect(secondsBetween("2026-11-20T01:31:04.000000123Z", "2026-11-20T01:31:05.016000123Z")).toBe(1.016);
    expect(secondsBetween("2026-11-20T01:31:05.500000000Z", "2026-11-20T01:31:05.250000000Z")).toBe(-0.25);
    expect(secondsBetween("2025-12-31T23:59:59.999999000Z", "2026-01-01T00:00:00.000001000Z")).toBe(0.000002);
  });

  test.each([
    ["Asia/Seoul", "2026-11-20 10:31:04 KST"],
    ["UTC", "2026-11-20 01:31:04 UTC"],
    ["America/New_York", "2026-11-19 20:31:04 EST"],
    ["Asia/Kolkata", "2026-11-20 07:01:04 UTC+5:30"],
  ])("in %s read %s", (timeZone, text) => {
    expect(wallClock("2026-11-20T01:31:04.000000123Z", timeZone)).toBe(text);
  });

  test.each(
    ["UTC", "Asia/Seoul", "Asia/Tokyo", "Asia/Yakutsk", "America/New_York", "America/St_Johns", "Europe/Berlin"].concat(
      ["Asia/Kolkata", "Africa/Abidjan", "Atlantic/Cape_Verde", "Australia/Lord_Howe", "Pacific/Honolulu"],
    ),
  )("on a machine in %s read the same without the zone's name", (timeZone) => {
    vi.stubEnv("TZ", timeZone);
    for (const time of ["2026-01-09T01:31:04.000000123Z", "2026-07-20T15:00:00.500000000Z"]) {
      expect(wallClock(time, OWN_ZONE)).toBe(wallClock(time, timeZone));
      expect(timeOfDay(time, OWN_ZONE, 0.25)).toBe(timeOfDay(time, timeZone, 0.25));
    }
    vi.unstubAllEnvs();
  });

  test("midnight is 00, not 24", () => {
    expect(wallClock("2026-11-20T15:00:00.000000000Z", "Asia/Seoul")).toBe("2026-11-21 00:00:00 KST");
  });

  test("nonsense is handed back", () => expect(wallClock("never", "UTC")).toBe("never"));
});
