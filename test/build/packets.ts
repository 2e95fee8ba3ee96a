/** Everything from which a packet can be put together, from the link header to the segment, in one import. */
export * from "./addresses.ts";
export * from "./bytes.ts";
export * from "./datagrams.ts";
export * from "./links.ts";
export * from "./segments.ts";
