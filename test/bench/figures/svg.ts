/** An element with attributes; content is markup, made by these functions alone. */
export function element(name: string, attributes: Record<string, string | number>, content = ""): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(shortened(value))}"`);
  return content === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${content}</${name}>`;
}

export function group(x: number, y: number, ...content: readonly string[]): string {
  return element("g", { transform: `translate(${shortened(x)} ${shortened(y)})` }, content.join(""));
}

export type Anchor = "start" | "middle" | "end";

export function label(x: number, y: number, words: string, anchor: Anchor = "start", look = "text"): string {
  return element("text", { x, y, class: look, "text-anchor": anchor }, escaped(words));
}

export function line(from: Spot, to: Spot, look: string): string {
  return element("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: look });
}

export interface Spot {
  x: number;
  y: number;
}

/** A path through spots. */
export function path(spots: readonly Spot[], look: string): string {
  const steps = spots.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${shortened(x)} ${shortened(y)}`);
  return element("path", { d: steps.join(""), class: look });
}

export function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function shortened(value: string | number): string {
  return typeof value === "string" ? value : String(Math.round(value * 10) / 10);
}
