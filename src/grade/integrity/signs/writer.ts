import { BYTE_ORDER_MAGIC, SECTION_HEADER } from "../../../capture/pcapng-blocks.ts";
import type { Found } from "./sign.ts";

const USER_APPLICATION = 4;
const FIXED_BYTES = 24;
const MOST_LETTERS = 80;

/** Programs that change, join or make captures, by the names that they write into what they made. */
const EDITORS = /editcap|mergecap|reordercap|text2pcap|randpkt|tcprewrite|tracewrangler|bittwist|scapy|ftpscope/i;

/** The program that pcapng names as its writer (shb_userappl), where it is one that changes captures. */
export function writtenByEditor(head: Uint8Array): Found | null {
  const program = writerOf(head);
  if (program === null || !EDITORS.test(program)) return null;
  return { code: "written-by-editor", data: { program }, frames: [] };
}

/** What the section header's option says (draft-ietf-opsawg-pcapng section 4.1); null where it says nothing, and for other formats. */
function writerOf(head: Uint8Array): string | null {
  const data = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < FIXED_BYTES || data.getUint32(0) !== SECTION_HEADER) return null;
  const little = data.getUint32(8, true) === BYTE_ORDER_MAGIC;
  const end = Math.min(head.length, data.getUint32(4, little) - 4);
  for (let at = FIXED_BYTES; at + 4 <= end; ) {
    const code = data.getUint16(at, little);
    const length = data.getUint16(at + 2, little);
    if (code === 0 || at + 4 + length > end) return null;
    if (code === USER_APPLICATION) return text(head.subarray(at + 4, at + 4 + length));
    at += 4 + ((length + 3) & ~3);
  }
  return null;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, MOST_LETTERS * 4)).slice(0, MOST_LETTERS);
}
