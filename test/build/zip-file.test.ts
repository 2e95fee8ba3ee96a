import { describe, expect, it } from "vitest";
import { fromBuffer } from "yauzl";
import { seededBytes } from "./bytes.ts";
import { type ZipEntry, zipFile } from "./zip-file.ts";

/** Names and contents as yauzl reads them. */
function readBack(zip: Uint8Array): Promise<{ name: string; data: Uint8Array; mode: number }[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(zip), { lazyEntries: true }, (error, file) => {
      if (error) return reject(error);
      const read: { name: string; data: Uint8Array; mode: number }[] = [];
      file.on("error", reject);
      file.on("end", () => resolve(read));
      file.on("entry", (entry) => {
        file.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          stream.on("error", reject);
          stream.on("data", (chunk) => chunks.push(chunk));
          stream.on("end", () => {
            read.push({
              name: entry.fileName,
              data: new Uint8Array(Buffer.concat(chunks)),
              mode: entry.externalFileAttributes >>> 16,
            });
            file.readEntry();
          });
        });
      });
      file.readEntry();
    });
  });
}

const CONTENTS = seededBytes(5000, 7);

describe("a zip that is built", () => {
  it.each<[string, Partial<ZipEntry>]>([
    ["deflated", {}],
    ["stored", { method: "store" }],
    ["with sizes behind the data", { descriptor: true }],
    ["with Zip64 fields", { zip64: true }],
    ["with a Unix mode", { mode: 0o100644 }],
  ])("is read back, %s", async (_, fields) => {
    const zip = zipFile([
      { name: "20261001/능동.pcap", data: CONTENTS, ...fields },
      { name: "second.txt", data: "text" },
    ]);
    expect(await readBack(zip)).toEqual([
      { name: "20261001/능동.pcap", data: CONTENTS, mode: fields.mode ?? 0 },
      { name: "second.txt", data: new TextEncoder().encode("text"), mode: 0 },
    ]);
  });

  it("shares the data of an entry with others where told", async () => {
    const zip = zipFile([
      { name: "one", data: CONTENTS },
      { name: "two", data: CONTENTS, sharedWith: 0 },
    ]);
    expect(zip.length).toBeLessThan(CONTENTS.length * 1.5);
    expect((await readBack(zip)).map(({ data }) => data.length)).toEqual([5000, 5000]);
  });
});
