const ENHANCED_PACKET = 6;
const COMMENT = 1;

/** The comments of the packets of a little-endian pcapng file, in order (draft-ietf-opsawg-pcapng sections 3.5 and 4.3). */
export function commentsIn(file: Buffer): string[] {
  const comments: string[] = [];
  for (let at = 0; at < file.length; at += file.readUInt32LE(at + 4)) {
    if (file.readUInt32LE(at) !== ENHANCED_PACKET) continue;
    const end = at + file.readUInt32LE(at + 4) - 4;
    const captured = file.readUInt32LE(at + 20);
    for (let option = at + 28 + Math.ceil(captured / 4) * 4; option < end; ) {
      const length = file.readUInt16LE(option + 2);
      if (file.readUInt16LE(option) === COMMENT) comments.push(file.toString("utf8", option + 4, option + 4 + length));
      option += 4 + Math.ceil(length / 4) * 4;
    }
  }
  return comments;
}
