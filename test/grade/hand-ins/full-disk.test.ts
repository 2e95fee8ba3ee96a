import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openHandIns } from "../../../src/grade/hand-ins/open.ts";
import { unpackHandIn } from "../../../src/grade/hand-ins/unpack.ts";
import { zipFile } from "../../build/zip-file.ts";

vi.mock("node:fs", async (original) => ({
  ...(await original<typeof import("node:fs")>()),
  writeSync: () => {
    throw Object.assign(new Error("no space left on device"), { code: "ENOSPC", errno: -28 });
  },
}));

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "ftpscope-test-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PCAP = Buffer.concat([Buffer.from("d4c3b2a102000400", "hex"), Buffer.alloc(60_000, 7)]);

async function unpackWith(name: string | Buffer, bytes: Uint8Array): Promise<unknown> {
  const folder = mkdtempSync(join(root, "h-"));
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name as string)]), bytes);
  const { entries } = await openHandIns(folder);
  return unpackHandIn({ student: { id: "s", name: null }, place: "", entries }, root);
}

it("is nobody's fault: where nothing can be unpacked, nobody is told that their file is unreadable", async () => {
  const stored = zipFile([{ name: "a.pcap", data: PCAP, method: "store" }], {});
  const large = zipFile([{ name: "a.pcap", data: Buffer.concat([PCAP, Buffer.alloc(9_000_000)]) }], {});
  for (const [name, bytes] of [
    ["stored.zip", stored],
    ["small.zip", zipFile([{ name: "a.pcap", data: PCAP }], {})],
    ["large.zip", large],
    ["a.pcap.gz", gzipSync(PCAP)],
    [iconv.encode("능동.pcap", "cp949"), PCAP],
  ] as const) {
    await expect(unpackWith(name, bytes), String(name)).rejects.toMatchObject({ code: "ENOSPC" });
  }
  expect(await unpackWith("a.pcap", PCAP)).toMatchObject([{ problem: null }]);
});
