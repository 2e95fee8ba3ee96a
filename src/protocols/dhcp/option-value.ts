/** One option as people and programs read it. */
import { hexText } from "./address-text.ts";
import type { RawOption } from "./option-fields.ts";
import type { Notes } from "./option-reader.ts";
import { optionDecoder, optionName } from "./options-table.ts";

export interface DecodedOption {
  code: number;
  name: string;
  /** Text, number, boolean, list or object by the option's kind; null where only `hex` can be told. */
  value: unknown;
  hex: string;
  /** How text in the value was read, "utf-8" unless it was not that. */
  encoding: string;
  /** The bytes do not fit the option's kind; what could be read is given. */
  malformed: boolean;
}

/** Decodes a joined option. `vendorClass` is option 60 of the message or of its client, by which 43 is read; null if unknown. */
export function decodeOption(option: RawOption, vendorClass: string | null): DecodedOption {
  const notes: Notes = { malformed: false, encoding: "utf-8", vendorClass };
  const value = optionDecoder(option.code)(option.bytes, notes) ?? null;
  return {
    code: option.code,
    name: optionName(option.code),
    value,
    hex: hexText(option.bytes),
    encoding: notes.encoding,
    malformed: notes.malformed,
  };
}
