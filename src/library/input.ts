/**
 * Where a capture comes from: a path, "-" for standard input, a file URL, its bytes, or a stream of them (any Readable, a web
 * ReadableStream, an async generator), which is destroyed in the end.
 */
export type Input = string | URL | Uint8Array | AsyncIterable<Uint8Array>;
