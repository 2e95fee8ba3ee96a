const NAME_AT = 30;

/**
 * "docx", "xlsx", "pptx", "hwpx" or "opendocument" for a zip that is such a document, by the first name in it, which their
 * formats prescribe or all programs agree on; null for other zips, also for one with a folder "word/" in it.
 */
export function officeFormat(head: Uint8Array): string | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes.length < NAME_AT || bytes.readUInt32LE(0) !== 0x04034b50) return null;
  const first = bytes.toString("latin1", NAME_AT, NAME_AT + bytes.readUInt16LE(26));
  const text = bytes.toString("latin1");
  if (first === "mimetype") return text.includes("application/hwp+zip") ? "hwpx" : "opendocument";
  if (!/^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|(?:word|xl|ppt)\/_rels\/|(?:word|xl|ppt)\/\w+\.xml$)/.test(first))
    return null;
  if (text.includes("word/")) return "docx";
  return text.includes("ppt/") ? "pptx" : "xlsx";
}
