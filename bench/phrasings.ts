// Plays what people may write, in real states, and prints a table of what was answered as meant, asked about, missed and
// harmful. Run: npm run phrasings [-- --show] (--show prints each that was not answered as meant)
import { manners, playAll, tableOf } from '../tests/cases/asking/playing.ts';

const show = process.argv.includes('--show');
const head = `${''.padEnd(28)}   hit   ask  miss  harm`;
for (const [name, manner] of Object.entries(manners)) {
  const played = playAll(manner);
  console.log(`\n${name}: ${new Set(played.map(({ phrase }) => phrase)).size} phrasings\n${head}`);
  for (const line of tableOf(played, ({ rows, who }) => `${rows} ${who}`)) console.log(line);
  for (const line of tableOf(played, ({ who, place }) => `${who}: ${place}`)) console.log(line);
  for (const line of tableOf(played, () => 'all')) console.log(line);
  if (!show) continue;
  for (const one of played)
    if (one.came !== 'hit')
      console.log(
        `${one.came} [${one.rows} ${one.who}: ${one.place}] ${one.phrase} -> ${one.told}`,
      );
}
