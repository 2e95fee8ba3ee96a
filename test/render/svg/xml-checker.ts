/** An element of a document, in the order in which they start. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Its own text, and that of the elements within. */
  text: string;
  /** From its parent to the root. */
  ancestors: readonly XmlElement[];
}

const NAME = "[A-Za-z_][\\w:.-]*";
const ATTRIBUTE = new RegExp(`\\s+(${NAME})="([^"<]*)"`, "y");
const TAG = new RegExp(`<(/?)(${NAME})`, "y");
const ALLOWED = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d+));/y;
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Reads an XML 1.0 document as strictly as the recommendation asks of what we write: one root, tags closed in order, no
 * attribute twice, no stray `<`, `&` or `]]>`, only allowed characters. No comments, CDATA or document types. Throws.
 */
export function readXml(document: string): XmlElement[] {
  if (!ALLOWED.test(document)) throw new Error("a character that XML 1.0 forbids");
  const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/.exec(document)?.[0] ?? "";
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  let at = declaration.length;
  while (at < document.length) {
    const next = document.indexOf("<", at);
    const text = decode(document.slice(at, next === -1 ? document.length : next));
    if (open.length === 0 && text.trim() !== "") throw new Error(`text outside of the root: ${text.slice(0, 40)}`);
    for (const element of open) element.text += text;
    if (next === -1) break;
    at = readTag(document, next, elements, open);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.at(-1)?.name}`);
  if (elements.length === 0) throw new Error("no root");
  return elements;
}

/** Reads one tag at `start` and returns where it ends. */
function readTag(document: string, start: number, elements: XmlElement[], open: XmlElement[]): number {
  TAG.lastIndex = start;
  const tag = TAG.exec(document);
  if (tag === null) throw new Error(`no tag: ${document.slice(start, start + 40)}`);
  const [, closing, name = ""] = tag;
  let at = TAG.lastIndex;
  if (closing === "/") {
    if (document[at] !== ">" || open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    return at + 1;
  }
  if (open.length === 0 && elements.length > 0) throw new Error("a second root");
  const attributes = new Map<string, string>();
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const attribute = ATTRIBUTE.exec(document);
    if (attribute === null) break;
    const [, key = "", value = ""] = attribute;
    if (attributes.has(key)) throw new Error(`${name} has ${key} twice`);
    attributes.set(key, decode(value));
    at = ATTRIBUTE.lastIndex;
  }
  const element = { name, attributes, text: "", ancestors: open.toReversed() };
  elements.push(element);
  if (document.startsWith("/>", at)) return at + 2;
  if (document[at] !== ">") throw new Error(`<${name}> is not closed: ${document.slice(start, at + 40)}`);
  open.push(element);
  return at + 1;
}

function decode(text: string): string {
  if (text.includes("]]>")) throw new Error("]]> in text");
  return text.replaceAll("&", "\u0000&").split("\u0000").map(decodePiece).join("");
}

/** A piece that has a reference at its start or none at all. */
function decodePiece(piece: string): string {
  if (!piece.startsWith("&")) return piece;
  REFERENCE.lastIndex = 0;
  const reference = REFERENCE.exec(piece);
  if (reference === null) throw new Error(`a stray ampersand: ${piece.slice(0, 20)}`);
  const [whole, named, number] = reference;
  return (
    (named === undefined ? String.fromCodePoint(Number(number)) : (NAMED[named] ?? "")) + piece.slice(whole.length)
  );
}
