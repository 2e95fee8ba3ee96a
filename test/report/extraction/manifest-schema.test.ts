import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import type * as Contract from "../../../src/report/extraction/manifest.ts";
import { MANIFEST_SCHEMA } from "../../../src/report/extraction/manifest-schema.ts";
import { runCli } from "../../cli/fake-io.ts";
import { GoldenFolder } from "../../golden-folder.ts";
import { fixturePath } from "../captures-at-hand.ts";
import type { Same, TypeOf } from "../schema-type.ts";

type Definitions = (typeof MANIFEST_SCHEMA)["$defs"];

/** What each definition describes. */
interface Described {
  ManifestCapture: Contract.ManifestCapture;
  Gap: Contract.Gap;
  SentBytes: NonNullable<Contract.ManifestFile["sent"]>;
  ManifestPiece: Contract.ManifestPiece;
  ManifestFile: Contract.ManifestFile;
}

type Held = { [Name in keyof Described]: Same<Described[Name], TypeOf<Definitions[Name], Definitions>> };
const HELD: Held & { Manifest: Same<Contract.Manifest, TypeOf<typeof MANIFEST_SCHEMA, Definitions>> } = {
  ManifestCapture: true,
  Gap: true,
  SentBytes: true,
  ManifestPiece: true,
  ManifestFile: true,
  Manifest: true,
};

describe("the schema of manifests", () => {
  const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(MANIFEST_SCHEMA);

  it("is equal to the types, and to the one in docs/", () => {
    expect(Object.values(HELD)).not.toContain(false);
    const docs = new GoldenFolder(import.meta.dirname, "../../../docs");
    docs.expectSame("manifest.schema.json", `${JSON.stringify(MANIFEST_SCHEMA, null, 2)}\n`);
  });

  it.each([
    "ftp-stou-appe.pcap",
    "ftp-capture-loss.pcap",
    "ftp-korean-cp949.pcap",
    "ftps-implicit-990.pcap",
    "generated-ftp-resumed.pcap",
    "generated-ftp-mode-z.pcap",
    "generated-ftp-snapped.pcap",
  ])("takes what is told of %s, which is as somebody read it", async (name) => {
    const { out } = await runCli(["extract", fixturePath(name), "--hash", "--json"], { analyze: analyzeCaptures });
    const manifest = JSON.parse(out) as Contract.Manifest;
    expect(validate(manifest), JSON.stringify(validate.errors)).toBe(true);
    const captures = manifest.captures.map((capture) => ({ ...capture, path: name }));
    new GoldenFolder(import.meta.dirname, "../../golden/manifests").expectSame(
      `${name}.json`,
      `${JSON.stringify({ ...manifest, captures }, null, 2)}\n`,
    );
  });
});
