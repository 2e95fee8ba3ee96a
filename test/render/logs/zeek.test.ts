import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localize } from "../../../src/render/locale/localize.ts";
import { renderZeek } from "../../../src/render/logs/zeek.ts";
import { zeekSet, zeekText, zeekTime } from "../../../src/render/logs/zeek-fields.ts";
import type { View } from "../../../src/render/renderer.ts";
import type { Report } from "../../../src/report/report.ts";
import { joined, PLAIN, WHOLE } from "../draw.ts";
import { hostileText, poisoned } from "../hostile-text.ts";
import { homework, troubles } from "../samples.ts";
import { unescaped, type ZeekLog, zeekLogs } from "./zeek-text.ts";

function write(report: Report, view: Partial<View> = {}): string {
  return joined(renderZeek(localize(report, "en"), { ...WHOLE, ...view }, PLAIN));
}

function column(log: ZeekLog | undefined, name: string): string[] {
  return log?.rows.map((row) => row[log.fields.indexOf(name)] ?? "") ?? [];
}

describe("Zeek's logs", () => {
  it("begin with a head and end with a line, one log behind the other", () => {
    const [ftp, dhcp] = write(homework()).split(/(?<=^#close.*\n)/m);
    expect(ftp?.split("\n").slice(0, 6)).toEqual([
      "#separator \\x09",
      "#set_separator\t,",
      "#empty_field\t(empty)",
      "#unset_field\t-",
      "#path\tftp",
      "#open\t2026-11-20-10-31-04",
    ]);
    expect(ftp).toMatch(/\n#close\t2026-11-20-10-31-\d\d\n$/);
    expect(dhcp).toContain("#path\tdhcp\n");
  });

  it("are one for each protocol where only that is asked for", () => {
    const paths = (view: Partial<View>) => zeekLogs(write(homework(), view)).map(({ path }) => path);
    expect(paths({})).toEqual(["ftp", "dhcp"]);
    expect(paths({ topic: "ftp" })).toEqual(["ftp"]);
    expect(paths({ topic: "dhcp" })).toEqual(["dhcp"]);
  });

  it("have as many values in each line as columns, whatever is in them", () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 12 }), (texts) => {
        for (const report of [homework(), troubles()]) {
          const logs = zeekLogs(write(poisoned(report, texts)));
          expect(logs).toHaveLength(2);
          for (const { fields, types, rows } of logs) {
            expect(types).toHaveLength(fields.length);
            for (const row of rows) expect(row).toHaveLength(fields.length);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it("log the commands that Zeek logs, with their last replies and the endpoints that they settled", () => {
    const [ftp] = zeekLogs(write(homework()));
    expect(column(ftp, "command").slice(0, 2)).toEqual(["PORT", "RETR"]);
    expect(column(ftp, "reply_code").slice(0, 2)).toEqual(["200", "226"]);
    expect(column(ftp, "data_channel.passive")[0]).toBe("F");
    expect(column(ftp, "data_channel.resp_h")[0]).toBe("192.168.0.10");
    expect(column(ftp, "data_channel.resp_p")[0]).toBe("50021");
    expect(column(ftp, "arg")[0]).toBe("192,168,0,10,195,101");
    expect(column(ftp, "arg")[1]).toMatch(/^ftp:\/\/[\d.]+\/.*보고서\.hwp$/);
    expect(column(ftp, "user")[1]).toBe("student");
  });

  it("hide passwords unless the report shows them", () => {
    const report = homework();
    expect(column(zeekLogs(write(report))[0], "password")[0]).toBe("<hidden>");
    for (const session of report.ftp.sessions) session.password = "geheim";
    expect(column(zeekLogs(write(report))[0], "password")[0]).toBe("geheim");
  });

  it("name a connection the same in every line of it, and others otherwise", () => {
    const [ftp] = zeekLogs(write(homework()));
    const uids = new Map(ftp?.rows.map((row) => [`${row[2]} ${row[3]}`, row[1]]));
    expect(new Set(column(ftp, "uid")).size).toBe(uids.size);
    for (const uid of uids.values()) expect(uid).toMatch(/^C[0-9A-Za-z]{17}$/);
  });

  it("tell an exchange in one line", () => {
    const [, dhcp] = zeekLogs(write(homework()));
    expect(column(dhcp, "msg_types")).toEqual(["DISCOVER,OFFER,REQUEST,ACK"]);
    expect(column(dhcp, "assigned_addr")[0]).toMatch(/^[\d.]+$/);
    expect(column(dhcp, "uids")[0]?.split(",").length).toBeGreaterThan(0);
    expect(column(dhcp, "duration")[0]).toMatch(/^\d+\.\d{6}$/);
  });
});

describe("a value", () => {
  it("is the same once its escapes are undone", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), hostileText), (text) => {
        const whole = Buffer.from(text).toString();
        const escaped = zeekText(whole);
        expect(escaped).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(unescaped(escaped)).toBe(whole);
      }),
    );
  });

  it.each(["-", "(empty)", "\\", "\\x09", ""])("that looks like something else (%j) is told apart", (text) => {
    expect(unescaped(zeekText(text))).toBe(text);
  });

  it("of a set keeps its commas", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant(","), hostileText), { minLength: 1 }), (texts) => {
        const whole = texts.map((text) => Buffer.from(text).toString());
        expect(zeekSet(whole).split(",").map(unescaped)).toEqual(whole);
      }),
    );
    expect(zeekSet([])).toBe("(empty)");
  });

  it("of a time has microseconds, before 1970 too", () => {
    expect(zeekTime("2026-11-22T02:00:57.019394999Z")).toBe("1795312857.019394");
    expect(zeekTime("1970-01-01T00:00:00.000000000Z")).toBe("0.000000");
    expect(zeekTime(null)).toBe("-");
  });
});
