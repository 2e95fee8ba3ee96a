import { expect, test } from "vitest";
import { type Particle, withParticle } from "../../../src/render/locale/korean-particles.ts";

const CASES: [word: string, particle: Particle, expected: string][] = [
  ["세션", "을/를", "세션을"],
  ["클라이언트", "을/를", "클라이언트를"],
  ["서버", "이/가", "서버가"],
  ["파일", "으로/로", "파일로"],
  ["방식", "으로/로", "방식으로"],
  ["서버", "으로/로", "서버로"],
  ["PORT", "이/가", "PORT가"],
  ["SYN", "을/를", "SYN을"],
  ["ACK", "을/를", "ACK를"],
  ["FTP", "과/와", "FTP와"],
  ["RETR", "으로/로", "RETR로"],
  ["OFFER", "은/는", "OFFER는"],
  ["DISCOVER", "을/를", "DISCOVER를"],
  ["DECLINE", "을/를", "DECLINE을"],
  ["227", "이/가", "227이"],
  ["226", "을/를", "226을"],
  ["425", "은/는", "425는"],
  ["220", "과/와", "220과"],
  ["1,000", "으로/로", "1,000으로"],
  ["7", "으로/로", "7로"],
  ["3조", "이/가", "3조가"],
  ["1,000,000,000,000", "이/가", "1,000,000,000,000가"],
  ["능동 모드(active)", "을/를", "능동 모드(active)를"],
  ["PORT(22)", "을/를", "PORT(22)를"],
  ["'보고서'", "이/가", "'보고서'가"],
  ["192.168.0.20:21", "이/가", "192.168.0.20:21이"],
  ["…", "을/를", "…을(를)"],
  ["", "이/가", "이(가)"],
];

test.each(CASES)("%s with %s is %s", (word, particle, expected) => {
  expect(withParticle(word, particle)).toBe(expected);
});

test("decomposed Hangul takes the same particle as composed", () => {
  expect(withParticle("세션".normalize("NFD"), "을/를").normalize("NFC")).toBe("세션을");
});
