// FENCE, numbers alone: allocates nothing.

/**
 * A frame reference names a record among all captures of one timeline by one number: the capture's index × 2^32 + the
 * record's 1-based number in it, which is the frame number that Wireshark shows. 0 means "none".
 */
const CAPTURE_STRIDE = 2 ** 32;

export function frameReference(capture: number, frame: number): number {
  return capture === 0 ? frame : capture * CAPTURE_STRIDE + frame;
}

export function captureOf(reference: number): number {
  return reference < CAPTURE_STRIDE ? 0 : Math.floor(reference / CAPTURE_STRIDE);
}

export function frameOf(reference: number): number {
  // Most are of the first capture, and a remainder of such numbers takes long.
  return reference < CAPTURE_STRIDE ? reference : reference % CAPTURE_STRIDE;
}
