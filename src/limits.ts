/** Every ceiling in one place. Reaching one is told as a finding ("limit.…"), never an exception. Counts unless said. */
export const LIMITS = {
  /** Largest record believed, in bytes: above it a length field is damage. Wireshark's own ceiling is the same. */
  recordBytes: 262_144,
  /** Largest pcapng block believed, in bytes. Wireshark's own ceiling is the same. */
  blockBytes: 16_777_216,
  /** Interfaces of one pcapng section; packets of further ones are told as damage. */
  captureInterfaces: 4_096,
  /** Bytes of one interface's options that are kept (its name, what it is …). */
  interfaceOptionBytes: 2_048,
  /** Bytes of one packet's options that are written again. */
  recordOptionBytes: 65_536,
  /** Different link types of one capture that are listed. */
  captureLinkTypes: 256,
  /** Window that a zstd frame may ask for, in bytes: what `zstd -d` grants without being asked. */
  zstdWindowBytes: 134_217_728,
  /** Datagrams being put together from fragments at one time. */
  fragmentDatagrams: 512,
  /** A datagram waiting for fragments is dropped after this many seconds (RFC 791 suggests 15 to 60). */
  fragmentSeconds: 60,
  /** Tunnels inside tunnels that are opened. */
  tunnelDepth: 4,
  /** Bytes of one FTP control line that are kept; the rest of the line is counted. */
  controlLineBytes: 65_536,
  /** Lines of one FTP reply that are kept. */
  replyLines: 1_024,
  /** Bytes of one FTP reply that are kept, all its lines together. */
  replyBytes: 262_144,
  /** Ranges of captured bytes kept apart in one direction of a data connection; beyond it the first hole is final. */
  rangesPerDirection: 4_096,
  /** Segments and bytes of a control connection held back behind a hole, and seconds that a reply waits for its command. */
  controlSegmentsHeld: 64,
  controlBytesHeld: 1_048_576,
  controlWaitSeconds: 0.05,
  /** Commands of one session that wait for their replies; the oldest is taken for unanswered. */
  commandsOutstanding: 4_096,
  /** Bytes that the commands and replies of all FTP sessions may take; further ones are counted and left out. */
  ftpRecordBytes: 134_217_728,
  /** Bytes that those of sessions which are not over may take before silent ones are let go, the oldest first. */
  openRecordBytes: 3_145_728,
  /** Unanswered calls to FTP's own ports, and connections that look like FTP data and are nobody's, that are kept for the report. */
  silentControls: 1_000,
  unclaimedConnections: 4_000,
  /** Connections on which nothing was said yet (a SYN flood); the oldest is let go, before any that spoke. */
  silentConnections: 1_024,
  /** TCP connections followed at one time; of the oldest one that was silent of late is let go. */
  connections: 4_096,
  /** Seconds, of the capture's own time, after which a silent connection is over. Keep-alives come after two hours (RFC 9293 section 3.8.4). */
  idleSeconds: 7_200,
  /** What finished sessions and exchanges may weigh, in bytes, until they are judged and packed away. */
  batchBytes: 4_194_304,
  /** Closed connections remembered, so that their last packets are not taken for new ones. */
  closedConnections: 256,
  /** Packets of one connection that are listed one by one, where that is asked for; further ones are told in runs. */
  packetsListed: 10_000,
  /** Runs of packets of one connection, and of all of them: further packets are counted, but for the last FINs and RSTs. */
  segmentRunsPerConnection: 2_000,
  segmentRuns: 250_000,
  /** Bytes that rows of the report take once they are packed, all lists together; beyond it the oldest go. */
  packedRowBytes: 16_777_216,
  /** Bytes of rows as text that wait to be packed by other threads; what comes when so much waits is packed at once. */
  unpackedRowBytes: 8_388_608,
  /** Findings of one code. */
  findingsPerCode: 1_000,
  /** Of earlier batches: things that a rule remembers in one table, and texts whose different ones it counts. */
  rememberedThings: 1_000,
  rememberedTexts: 50_000,
  heldDhcpMessages: 1_000,
  /** ICMP errors about segments that may be FTP's, which are kept. */
  unreachables: 10_000,
  /** Announcements of one session that are still expected to be used. */
  expectationsPerSession: 4,
  /** Connections to one announced endpoint that wait for the commands which they were made for. */
  connectionsPerAnnouncement: 64,
  /** Announcements of one port that are looked through. */
  expectationsPerPort: 256,
  /** DHCP transactions that may still get a message, at one time; the one longest silent is closed. */
  openDhcpTransactions: 2_048,
  /** DHCP clients that are listed, the oldest goes; transactions of all of them together, and addresses of one. */
  dhcpClients: 5_000,
  clientTransactions: 100_000,
  addressesPerClient: 256,
  /** DHCP messages kept of one transaction, and bytes of all that are kept (with 500 for each one's frame, time and addresses). */
  messagesPerTransaction: 1_000,
  dhcpMessageBytes: 33_554_432,
  /** Different offers, and different relay addresses, of one DHCP transaction. */
  offersPerTransaction: 100,
  relaysPerTransaction: 16,
  /** Transfers whose bytes are read a second time, and bytes of all of them held back behind holes. */
  transfersReadAgain: 1_000,
  transferBytesHeld: 16_777_216,
  /** Bytes that are missing inside of transfers which are extracted, all together; captured ranges of one of them. */
  transferHoleBytes: 1_073_741_824,
  transferRanges: 65_536,
  /** Transfers that are extracted, gaps of one that the manifest lists, and pieces of one file that are joined. */
  filesExtracted: 100_000,
  gapsListed: 1_000,
  piecesJoined: 1_000,
  /** Bytes that one transfer may come to when it is unpacked (MODE Z), and bytes for each one that was sent (zlib's own limit is 1,032). */
  unpackedBytes: 17_179_869_184,
  unpackedRatio: 1_100,
  /** Bytes of standard input that are saved to be read twice. */
  savedInputBytes: 68_719_476_736,
  /** Pixels of a PNG, and of its longer side: above it, it is drawn at half the size; above it still, not at all. */
  pngPixels: 33_554_432,
  pngSide: 32_767,
  /** IPv4 addresses whose senders are told apart, because DHCP or ARP named them; and senders of one of them. */
  watchedAddresses: 10_000,
  usesPerAddress: 64,
  /** Link-local addresses claimed by ARP. */
  linkLocalClaims: 10_000,
  /** Bytes of a rubric, parts of it, checks of all its parts, items of a list in it, and problems of it that are told. */
  rubricBytes: 262_144,
  rubricParts: 50,
  rubricChecks: 500,
  rubricListItems: 100,
  rubricProblems: 50,
  /** Characters of a text in a rubric. */
  rubricTextLength: 2_000,
  /** Files in a folder or zip of hand-ins that are looked at: those in the deepest folders are left out. */
  handInEntries: 30_000,
  /** Members of a zip of hand-ins that are listed, and of a zip in it. */
  handInMembers: 200_000,
  zipMembers: 20_000,
  /** Files of one student that are looked at. */
  handInFiles: 500,
  /** Bytes of one file that was handed in, and of all of one student's together: unpacked, and with what they were packed in. */
  handInFileBytes: 536_870_912,
  handInBytes: 1_073_741_824,
  /** Bytes of a picture, which is read whole. */
  handInPictureBytes: 67_108_864,
  /** Zips inside zips of one hand-in, and folders inside folders, that are opened. */
  zipDepth: 3,
  folderDepth: 32,
  /** Characters of a path in hand-ins that are kept, and of a student's number or name. */
  handInPathCharacters: 1_024,
  studentCharacters: 100,
  /** Bytes of a roster. */
  rosterBytes: 33_554_432,
} as const;
