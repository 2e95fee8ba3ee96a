import { describe, expect, test } from "vitest";
import { checked, fixture, recorded, type Script, saidOf, session } from "../handed-in.ts";

/** A passive session in which a transfer goes as told. */
function transferring(
  line: string,
  options: Parameters<Parameters<Script>[0]["transfer"]>[3],
  content = "x".repeat(3_000),
): Script {
  return (story) => {
    story.open().login();
    story.transfer(story.passive(), line, content, options).quit();
  };
}

describe("file-transferred", () => {
  test.each([
    ["a download", session("passive"), "whole 10"],
    ["an upload", session("passive", "STOR a.bin"), "whole 10"],
    ["a listing", session("passive", "LIST"), "listing-only 0"],
    ["an empty file", session("passive", "RETR a.bin", ""), "too-small 0"],
    ["a login alone", (story) => story.open().login().quit(), "not-asked 0"],
    ["no final reply", transferring("RETR a.bin", { closing: null }), "no-reply 5"],
    ["426 in the middle", transferring("RETR a.bin", { closing: "426 Connection closed." }), "cut 0"],
    ["451 behind the whole of it", transferring("STOR a.bin", { closing: "451 Disk full." }), "cut 0"],
  ] satisfies [string, Script, string][])("%s", async (_, script, said) => {
    expect(await saidOf("file-transferred", "passive", script)).toBe(said);
  });

  test.each([
    ["ftp-active-vsftpd.pcap", "active", "whole 10"],
    ["ftp-ascii.pcap", "passive", "whole 10"],
    ["ftp-rest-resume.pcap", "passive", "whole 10"],
    ["ftp-anonymous.pcap", "passive", "whole 10"],
    ["ftp-loss-reorder.pcap", "passive", "whole 10"],
    ["ftp-any-sll.pcap", "passive", "whole 10"],
    ["ftp-abor-vsftpd.pcap", "passive", "aborted 0"],
    ["ftp-550.pcap", "passive", "refused 0"],
    ["ftp-data-reset.pcap", "passive", "cut 0"],
    ["ftp-server-dies.pcap", "passive", "cut 0"],
    ["ftp-path-mtu.pcap", "passive", "cut 0"],
    ["ftp-cable-cut-upload.pcap", "passive", "cut 0"],
    ["ftp-control-lost.pcap", "passive", "no-reply 5"],
    ["ftp-receiver-stops.pcap", "passive", "capture-stops 0"],
    ["ftp-capture-loss.pcap", "passive", "bytes-missing 5"],
    ["ftp-control-only.pcap", "passive", "no-data 0"],
    ["ftp-one-direction.pcap", "passive", "no-command 5"],
    ["ftp-auth-tls-passive.pcap", "passive", "encrypted 0"],
    ["ftp-empty.pcap", "active", "too-small 0"],
  ] as const)("%s, %s: %s", async (name, kind, said) => {
    const { reason, points } = checked("file-transferred", kind, [await fixture(name)]);
    expect(`${reason?.code} ${points}`).toBe(said);
  });

  test("tells of the file that was refused, not of the listing that worked", async () => {
    const file = await recorded("a.pcap", (story) => {
      story.open().login();
      story.transfer(story.passive(), "LIST", "a.bin\r\n");
      story.refused("RETR b.bin", "550 No such file.", story.passive()).quit();
    });
    expect(checked("file-transferred", "passive", [file]).reason).toMatchObject({
      code: "refused",
      data: { verb: "RETR", path: "b.bin", code: 550 },
    });
  });

  test("takes the best of several transfers", async () => {
    const said = await saidOf("file-transferred", "passive", (story) => {
      story.open().login();
      story.refused("RETR b.bin", "550 No such file.", story.passive());
      story.transfer(story.passive(), "LIST", "a.bin\r\n");
      story.transfer(story.passive(), "RETR a.bin", "abc").quit();
    });
    expect(said).toBe("whole 10");
  });

  test("can ask for a direction and a size", async () => {
    const down = session("passive");
    expect(await saidOf("file-transferred", "passive", down, { direction: "upload" })).toBe("other-direction 0");
    expect(await saidOf("file-transferred", "passive", down, { minimumBytes: 2_001 })).toBe("too-small 0");
    expect(await saidOf("file-transferred", "passive", down, { minimumBytes: 2_000 })).toBe("whole 10");
  });

  test("keeps a hostile name short, and on one line", async () => {
    const file = await recorded("a.pcap", session("passive", `RETR ${"long\u0007name ".repeat(300)}`));
    const { path } = checked("file-transferred", "passive", [file]).reason?.data ?? {};
    expect(String(path).length).toBeLessThanOrEqual(80);
  });
});

describe("download-and-upload", () => {
  test("gives half for each direction, in whichever sessions", async () => {
    const both: Script = (story) => {
      story.open().login();
      story.transfer(story.passive(), "RETR a.bin", "abc");
      story.transfer(story.passive(), "STOR b.bin", "abc").quit();
    };
    expect(await saidOf("download-and-upload", "passive", both)).toBe("both 10");
    expect(await saidOf("download-and-upload", "passive", session("passive"))).toBe("download-only 5");
    expect(await saidOf("download-and-upload", "passive", session("passive", "STOR a.bin"))).toBe("upload-only 5");
    expect(await saidOf("download-and-upload", "passive", session("passive", "LIST"))).toBe("neither 0");
  });

  test("counts only what went in the part's mode, and whole", async () => {
    const file = await recorded("a.pcap", (story) => {
      story.open().login();
      story.transfer(story.passive(), "RETR a.bin", "abc");
      story.transfer(story.active(), "STOR b.bin", "abc");
      story.transfer(story.passive(), "STOR c.bin", "abc", { closing: "426 Broken." }).quit();
    });
    expect(checked("download-and-upload", "passive", [file]).reason).toMatchObject({
      code: "download-only",
      data: { tried: true },
    });
  });
});
