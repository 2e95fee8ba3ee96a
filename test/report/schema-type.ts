import type { Rows } from "../../src/report/rows.ts";
import type { REPORT_SCHEMA } from "../../src/report/schema.ts";

/**
 * The TypeScript type that a JSON Schema constant describes, as far as our schemas go: $ref (to one of `Definitions`), const,
 * enum, anyOf, the plain types alone or in a list, arrays, and objects that are closed (or open, with no properties named).
 */
export type TypeOf<Schema, Definitions = ReportDefinitions> = Schema extends { $ref: `#/$defs/${infer Name}` }
  ? Name extends keyof Definitions
    ? TypeOf<Definitions[Name], Definitions>
    : never
  : Schema extends { const: infer Value }
    ? Value
    : Schema extends { enum: readonly (infer Value)[] }
      ? Value
      : Schema extends { anyOf: readonly (infer One)[] }
        ? TypeOf<One, Definitions>
        : Schema extends { type: "array"; items: infer Item }
          ? TypeOf<Item, Definitions>[]
          : Schema extends { properties: infer Properties; required: readonly (infer Required)[] }
            ? Flat<
                { -readonly [Key in keyof Properties & Required]: TypeOf<Properties[Key], Definitions> } & {
                  -readonly [Key in Exclude<keyof Properties, Required>]?: TypeOf<Properties[Key], Definitions>;
                }
              >
            : Schema extends { type: readonly (infer Name)[] }
              ? Plain<Name>
              : Schema extends { type: infer Name }
                ? Plain<Name>
                : unknown;

type ReportDefinitions = (typeof REPORT_SCHEMA)["$defs"];

type Plain<Name> = Name extends keyof PlainTypes ? PlainTypes[Name] : never;

interface PlainTypes {
  string: string;
  integer: number;
  number: number;
  boolean: boolean;
  null: null;
  object: Record<string, unknown>;
}

type Flat<Type> = { [Key in keyof Type]: Type[Key] };

/** True only where two types are the same, down to what is optional. */
export type Same<A, B> =
  (<T>() => T extends Plainly<A> ? 1 : 2) extends <T>() => T extends Plainly<B> ? 1 : 2 ? true : false;

/** Interfaces and intersections written out, so that only their fields count; rows are a list in JSON. */
type Plainly<Type> = unknown extends Type
  ? unknown
  : Type extends (infer Item)[]
    ? Plainly<Item>[]
    : Type extends Rows<infer Item>
      ? Plainly<Item>[]
      : Type extends object
        ? { [Key in keyof Type]: Plainly<Type[Key]> }
        : Type;
