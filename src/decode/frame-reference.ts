/**
 * A frame reference names a record among all captures of one timeline by one number: the capture's index × 2^32 + the
 * record's 1-based number in it, which is the frame number that Wireshark shows. 0 means "none".
 */
const CAPTURE_STRIDE = 2 ** 32;

export function frameReference(capture: number, frame: number): number {
  return capture * CAPTURE_STRIDE + frame;
}

export function captureOf(reference: number): number {
  return Math.floor(reference / CAPTURE_STRIDE);
}

export function frameOf(reference: number): number {
  return reference % CAPTURE_STRIDE;
}
