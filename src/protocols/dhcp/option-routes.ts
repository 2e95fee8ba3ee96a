/** Routes and other pairs of addresses. */
import { ipv4Text } from "./address-text.ts";
import { type Decoder, everyChunk, malformed } from "./option-reader.ts";

/**
 * Classless static routes (RFC 3442; option 249 has the same form): a prefix length, as many bytes of the prefix as it
 * needs (none for the default route), the router. Routes before a malformed one are given.
 */
export const classlessRoutes: Decoder = (bytes, notes) => {
  const routes: { destination: string; router: string }[] = [];
  let at = 0;
  while (at < bytes.length) {
    const width = bytes[at] ?? 0;
    const prefixBytes = Math.ceil(width / 8);
    const router = at + 1 + prefixBytes;
    if (width > 32 || router + 4 > bytes.length) {
      notes.malformed = true;
      break;
    }
    const prefix = new Uint8Array(4);
    prefix.set(bytes.subarray(at + 1, router));
    routes.push({ destination: `${ipv4Text(prefix)}/${width}`, router: ipv4Text(bytes, router) });
    at = router + 4;
  }
  return bytes.length === 0 ? malformed(notes) : routes;
};

/** Static routes by class (RFC 2132 section 5.8). */
export const staticRoutes: Decoder = (bytes, notes) => {
  if (bytes.length === 0 || bytes.length % 8 !== 0) notes.malformed = true;
  return everyChunk(bytes, 8, (pair) => ({ destination: ipv4Text(pair), router: ipv4Text(pair, 4) }));
};

/** Policy filter (RFC 2132 section 4.3). */
export const addressFilters: Decoder = (bytes, notes) => {
  if (bytes.length === 0 || bytes.length % 8 !== 0) notes.malformed = true;
  return everyChunk(bytes, 8, (pair) => ({ address: ipv4Text(pair), mask: ipv4Text(pair, 4) }));
};
