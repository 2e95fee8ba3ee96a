import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyElement, escapeXml, textElement } from "../../../src/render/svg/xml.ts";
import { readXml } from "./xml-checker.ts";

describe("elements", () => {
  it("are escaped in text and attributes, and round their numbers", () => {
    expect(textElement("t", { a: `<"'&>`, b: 1.23456, c: null }, "]]> & <b>")).toBe(
      `<t a="&lt;&quot;&#39;&amp;&gt;" b="1.23">]]&gt; &amp; &lt;b&gt;</t>`,
    );
    expect(emptyElement("e", { x: -0.001 })).toBe('<e x="0"/>');
  });

  it("are well-formed whatever they hold, and say the same", () => {
    const anything = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(anything, anything, (text, value) => {
        const [element] = readXml(textElement("t", { a: value }, text));
        const expected = (whole: string): string =>
          whole.replaceAll(/[^\t\n\r -\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd");
        expect(element).toEqual({
          ancestors: [],
          name: "t",
          attributes: new Map([["a", expected(value)]]),
          text: expected(text),
        });
      }),
    );
  });

  it("never hold what XML forbids", () => {
    expect(escapeXml("a\0b\x1bc\ud800d\uffffe")).toBe("a\ufffdb\ufffdc\ufffdd\ufffde");
  });
});

describe("the checker", () => {
  it.each([
    ["<a><b></a></b>", "closes nothing"],
    ["<a>", "not closed"],
    ["<a/><b/>", "second root"],
    ["<a>&</a>", "ampersand"],
    ["<a>]]></a>", "]]>"],
    ['<a b="1" b="2"/>', "twice"],
    ["<a b='1'/>", "not closed"],
    ['<a b="<"/>', "not closed"],
    ["<a>\u0001</a>", "forbids"],
    ["<a/>x", "outside"],
    ["", "no root"],
  ])("refuses %j", (document, message) => {
    expect(() => readXml(document)).toThrow(message);
  });
});
