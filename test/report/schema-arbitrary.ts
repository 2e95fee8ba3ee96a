import fc from "fast-check";
import { REPORT_SCHEMA } from "../../src/report/schema.ts";

interface Schema {
  $ref?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  type?: string | readonly string[];
  items?: Schema;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
}

const PLAIN_VALUES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("\u007f", "\\", '"', "가", "\ud800") }),
  ),
  integer: fc.oneof(fc.nat(20_000), fc.integer(), fc.maxSafeInteger()),
  number: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat()),
  boolean: fc.boolean(),
  null: fc.constant(null),
  object: fc.dictionary(fc.string(), fc.jsonValue()),
};

/** Anything of the shape that the report's schema gives, its fields in the schema's order; texts are of any kind. */
export function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace("#/$defs/", "") as keyof typeof REPORT_SCHEMA.$defs;
    return arbitraryOf(REPORT_SCHEMA.$defs[name]);
  }
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(arbitraryOf));
  if (schema.items !== undefined) return fc.array(arbitraryOf(schema.items), { maxLength: 3 });
  if (schema.properties !== undefined) return objectOf(schema.properties, schema.required ?? []);
  if (schema.type === undefined) return fc.jsonValue();
  return fc.oneof(...[schema.type].flat().map((type) => PLAIN_VALUES[type] ?? fc.jsonValue()));
}

function objectOf(properties: Readonly<Record<string, Schema>>, required: readonly string[]): fc.Arbitrary<unknown> {
  const names = Object.keys(properties);
  const model = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, arbitraryOf(schema)]));
  return fc
    .record<Record<string, unknown>>(model, { requiredKeys: [...required] })
    .map((fields) => Object.fromEntries(names.flatMap((name) => (name in fields ? [[name, fields[name]]] : []))));
}
