// Counts what a complete innovation costs a person with nothing but a phone: messages sent and heard, characters to read, the
// longest reply, played through the real engine, database and file reader. Run: npm run effort [-- --show]
import { answer } from './effort/phone.ts';
import { openStage } from './effort/stage.ts';

const show = process.argv.includes('--show');
const MOST = 400;

const stage = await openStage();
try {
  await stage.appoint('Salmiah', 'unit_admin', 'UPT Puskesmas Awayan');
  let sent = 0;
  let heard = 0;
  let characters = 0;
  let long = 0;
  let longest = { lines: 0, characters: 0 };
  let next: Awaited<ReturnType<typeof answer>> = { text: 'assalamualaikum' };
  while (next !== null && sent < MOST) {
    if (show)
      console.log(
        `> ${next.files === undefined ? '' : `[${next.files.map(({ name }) => name).join('; ')}] `}${next.text}`,
      );
    const said = await stage.send(next.text, next.files ?? []);
    sent += 1;
    for (const text of said) {
      if (show) console.log(text.replaceAll(/^/gmu, '< '));
      const lines = text.split('\n').length;
      heard += 1;
      characters += text.length;
      if (lines > 12 || text.length > 700) long += 1;
      longest = {
        lines: Math.max(longest.lines, lines),
        characters: Math.max(longest.characters, text.length),
      };
    }
    next = await answer(said);
  }
  console.log(
    `phone only: ${sent} messages sent${next === null ? '' : ' (not finished)'}, ${heard} heard, ${characters} characters, longest reply ${longest.lines} lines and ${longest.characters} characters, ${long} replies over 12 lines or 700 characters`,
  );
} finally {
  await stage.close();
}
