// Loaded into a product process before anything else: its clock goes by as many milliseconds wrong as a file says.
// The file is read at the start and after each SIGWINCH; timers keep going by the true time, as when a machine's clock is set.
import { readFileSync } from 'node:fs';

const file = process.env['CLOCK_FILE'] ?? '';
const True = Date;
let offset = 0;
const read = () => {
  offset = Number(readFileSync(file, 'utf8'));
};
read();
process.on('SIGWINCH', read);

globalThis.Date = class extends True {
  constructor(...given) {
    if (given.length === 0) super(True.now() + offset);
    else super(...given);
  }
  static now() {
    return True.now() + offset;
  }
};
