/** What XML 1.0 allows nowhere, not even escaped (section 2.2), lone surrogates among it. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for an element or a quoted attribute, of XML and HTML alike. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, "\u{fffd}").replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Values of attributes; numbers are written with at most two decimals, null leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** An element without content. */
export function emptyElement(name: string, attributes: Attributes): string {
  return `<${name}${attributesText(attributes)}/>`;
}

/** An element around text, which is escaped here. */
export function textElement(name: string, attributes: Attributes, text: string): string {
  return `<${name}${attributesText(attributes)}>${escapeXml(text)}</${name}>`;
}

/** An element's start, for content that is markup itself. */
export function startTag(name: string, attributes: Attributes): string {
  return `<${name}${attributesText(attributes)}>`;
}

function attributesText(attributes: Attributes): string {
  let text = "";
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) text += ` ${name}="${typeof value === "number" ? decimal(value) : escapeXml(value)}"`;
  }
  return text;
}

/** At most two decimals, as SVG wants numbers. */
export function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}
