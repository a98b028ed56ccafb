// Looks for the two agreed test signatures of virus scanners, so that the path of an infected file can be walked.
// It is no virus scanner: it knows no real malware.

// Both are put together here so that this source is not itself taken for infected.
const MARKERS = [
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'],
  ['X5O-INOVASI-TEST-MARKER-NOT-A-VIRUS$FAKE', 'ANTIVIRUS-TEST-FILE!$H+H*'],
].map((halves) => Buffer.from(halves.join('-'), 'latin1'));

const LONGEST = Math.max(...MARKERS.map((marker) => marker.byteLength));

/** Returns a function that is fed pieces in order and tells, for each, whether a marker has been seen so far. */
export function markerWatch(): (piece: Buffer) => boolean {
  let tail: Buffer = Buffer.alloc(0);
  let seen = false;
  return (piece) => {
    if (seen) return true;
    const joined = Buffer.concat([tail, piece]);
    seen = MARKERS.some((marker) => joined.includes(marker));
    tail = Buffer.from(joined.subarray(-(LONGEST - 1)));
    return seen;
  };
}
