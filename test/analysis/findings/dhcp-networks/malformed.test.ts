import { describe, expect, test } from "vitest";
import { malformed } from "../../../../src/analysis/findings/dhcp-networks/malformed.ts";
import { u8 } from "../../../build/bytes.ts";
import type { DhcpOptionInput } from "../../../build/dhcp-message.ts";
import { RecordedNetwork, SERVER, told, values } from "./recorded-network.ts";

const TEXT_FOR_ADDRESSES: DhcpOptionInput = [150, "10.1.0.9\0"];

describe("a malformed message", () => {
  test("is a warning where its structure is broken", () => {
    const network = new RecordedNetwork();
    const story = network.client().discover({ options: [u8(55, 200, 1, 2)] });
    expect(malformed(network.facts())).toMatchObject([
      {
        severity: "warning",
        frames: [1],
        data: { problems: ["option-past-end"], from: story.mac, messages: 1 },
      },
    ]);
  });

  test("is a note where everybody reads on", () => {
    const network = new RecordedNetwork();
    network.client().discover({ end: false, minimumLength: 0 });
    expect(told(malformed(network.facts()))).toEqual(["note dhcp.malformed possible broken-software"]);
  });

  test("names the options that do not fit", () => {
    const network = new RecordedNetwork();
    network.client().dora({ options: [...values(SERVER), TEXT_FOR_ADDRESSES] });
    expect(malformed(network.facts())).toMatchObject([
      {
        severity: "note",
        frames: [4],
        data: { problems: ["option-malformed"], options: [{ code: 150 }], from: SERVER },
      },
    ]);
  });

  test("is a warning where the client lets such an offer go, or the option is vital", () => {
    const refused = new RecordedNetwork();
    refused
      .client()
      .discover()
      .offer({ options: [...values(SERVER), TEXT_FOR_ADDRESSES] });
    const vital = new RecordedNetwork();
    vital.client().dora({ options: [[3, u8(10, 1, 0)]] });
    for (const network of [refused, vital]) {
      expect(told(malformed(network.facts()))).toEqual([
        "warning dhcp.malformed likely option-misconfigured possible broken-software",
      ]);
    }
  });

  test("is told together with others of the same sort", () => {
    const network = new RecordedNetwork();
    for (let client = 0; client < 30; client += 1) network.client().discover({ end: false, minimumLength: 0 });
    expect(malformed(network.facts())).toMatchObject([{ data: { messages: 30, senders: 30, from: null } }]);
  });

  test("is none that the capture cut, that Windows counts seconds in, or whose user class has no lengths", () => {
    const network = new RecordedNetwork();
    network
      .client()
      .discover({ secs: 0x0400, options: [[77, "iPXE"]] })
      .offer()
      .request()
      .ack();
    expect(malformed(network.facts())).toEqual([]);
    network.recording.snap(200);
    expect(malformed(network.facts())).toEqual([]);
  });
});
