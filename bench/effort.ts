// Counts what the paths of the design cost: messages sent and heard, characters to read, the longest reply, each played
// through the real engine, database and file reader, without a slip and clumsily: every tenth message, and one at least, is
// preceded by a question or a slip. Run: npm run effort [-- PATH …] [--show] [--clumsy]
import { answer, photo } from './effort/phone.ts';
import {
  approves,
  beginner,
  coordinator,
  documents,
  head,
  returns,
  type Script,
} from './effort/others.ts';
import { openStage, type Stage } from './effort/stage.ts';

const show = process.argv.includes('--show');
const MOST = 400;
const EVERY = 10;
const unit = 'UPT Puskesmas Awayan';

/** What a path is to cost at most (the issue's figures): without a slip, and clumsily. */
const goals = {
  'phone only': [39, 49],
  'documents first': [11, 15],
  beginner: [6, 8],
  admin: [3, 4],
  head: [2, 3],
  coordinator: [6, 8],
} as const;
type Path = keyof typeof goals;

interface Cost {
  sent: number;
  heard: number;
  characters: number;
  long: number;
  lines: number;
  longest: number;
  finished: boolean;
}
const nothing = (): Cost => ({
  ...{ sent: 0, heard: 0, characters: 0, long: 0, lines: 0, longest: 0, finished: true },
});

/** What somebody types by mistake or asks in between. */
const slips = ['maksudnya apa?', 'halo', 'kurang apa lagi', 'asdf', 'terima kasih'];

/** Plays a script in somebody's chat and adds up what it costs. */
async function play(
  stage: Stage,
  who: string,
  script: Script,
  clumsy: boolean,
  cost: Cost,
): Promise<void> {
  let said: readonly string[] = await stage.told(who);
  let next = await script(said);
  let begun = 0;
  while (next !== null && cost.sent < MOST) {
    begun += 1;
    // In the middle of every ten messages, so that nothing is open only by chance.
    if (clumsy && begun % EVERY === 2) {
      const slip = slips[Math.floor(begun / EVERY) % slips.length] ?? '';
      const beside = await send(stage, who, { text: slip }, cost);
      if (show) console.log(`# a slip, answered with ${beside.length}`);
    }
    said = await send(stage, who, next, cost);
    next = await script(said);
  }
  cost.finished &&= next === null;
}

async function send(
  stage: Stage,
  who: string,
  { text, files = [] }: NonNullable<Awaited<ReturnType<Script>>>,
  cost: Cost,
): Promise<readonly string[]> {
  if (show)
    console.log(
      `> ${files.length === 0 ? '' : `[${files.map(({ name }) => name).join('; ')}] `}${text}`,
    );
  const said = await stage.send(text, files, who);
  cost.sent += 1;
  for (const one of said) {
    if (show) console.log(one.replaceAll(/^/gmu, '< '));
    const lines = one.split('\n').length;
    cost.heard += 1;
    cost.characters += one.length;
    if (lines > 12 || one.length > 700) cost.long += 1;
    cost.lines = Math.max(cost.lines, lines);
    cost.longest = Math.max(cost.longest, one.length);
  }
  return said;
}

const paths: Readonly<Record<Path, (stage: Stage, clumsy: boolean, cost: Cost) => Promise<void>>> =
  {
    'phone only': async (stage, clumsy, cost) => {
      await stage.appoint('Salmiah', 'unit_admin', unit);
      await play(stage, 'phone', begins(answer), clumsy, cost);
    },
    'documents first': async (stage, clumsy, cost) => {
      await stage.appoint('Salmiah', 'unit_admin', unit);
      await play(stage, 'phone', documents(), clumsy, cost);
    },
    beginner: (stage, clumsy, cost) => play(stage, 'phone', beginner(), clumsy, cost),
    admin: async (stage, clumsy, cost) => {
      await stage.appoint('Salmiah', 'unit_admin', unit);
      await play(stage, 'phone', begins(answer), false, nothing());
      const told = (await stage.told('Salmiah')).join('\n');
      const code = /(INV-\w{5})/u.exec(told)?.[1] ?? '';
      await play(stage, 'Salmiah', returns(code), clumsy, cost);
      for (const no of [5, 1])
        await stage.send(`indikator ${no} lampiran nomor 3`, [await photo()], 'phone');
      await stage.send('kirim', [], 'phone');
      await stage.send('ya', [], 'phone');
      await play(stage, 'Salmiah', approves(code), clumsy, cost);
    },
    head: async (stage, clumsy, cost) => {
      await stage.appoint('Rahmah', 'innovator', unit);
      await stage.appoint('Fauzan', 'unit_head', unit);
      await stage.waiting(5, 'Rahmah', unit);
      await play(stage, 'Fauzan', head(), clumsy, cost);
    },
    coordinator: async (stage, clumsy, cost) => {
      await stage.appoint('Rusdi', 'coordinator', null);
      for (const [at, name] of ['Juai', 'Uren', 'Lokbatu', 'Awayan'].entries())
        await stage.appoint(`Admin ${at}`, 'unit_admin', `UPT Puskesmas ${name}`);
      await play(stage, 'Rusdi', coordinator(), clumsy, cost);
    },
  };

/** Says hello before anything was said. */
const begins = (script: Script): Script => {
  let begun = false;
  return async (said) => {
    if (begun) return script(said);
    begun = true;
    return { text: 'assalamualaikum' };
  };
};

const wanted = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const manners = process.argv.includes('--clumsy') ? [true] : [false, true];
for (const [name, run] of Object.entries(paths) as [Path, (typeof paths)[Path]][]) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const clumsy of manners) {
    const stage = await openStage();
    const cost = nothing();
    try {
      await run(stage, clumsy, cost);
    } finally {
      await stage.close();
    }
    const goal = goals[name][clumsy ? 1 : 0];
    console.log(
      `${name}${clumsy ? ', clumsy' : ''}: ${cost.sent} messages sent${cost.finished ? '' : ' (not finished)'}, at most ${goal} wanted; ${cost.heard} heard, ${cost.characters} characters, longest reply ${cost.lines} lines and ${cost.longest} characters, ${cost.long} over 12 lines or 700 characters`,
    );
  }
}
