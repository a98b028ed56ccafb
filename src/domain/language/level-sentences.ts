// Levels of several indicators as people write them in one sentence ("17 dan 18 level 3", "17 tingkatnya 2, yang 18 tingkatnya
// 3"), brought into the one form that evidence-words.ts reads. It gives no level that is not written beside its indicator.
const LEVEL_WORD = String.raw`(?:tingkat(?:an)?|tkt|level|lvl|lv|tk)(?:nya)?\.?`;
const ITEM_WORD = String.raw`(?:indikator|ind\.?|nomor|no\.?)`;
const ONE = String.raw`0?[1-9]|1[0-9]|20`;
const BEGINS = String.raw`(?<=^|[,;.] ?|(?:dan|terus|trus|lalu|kemudian|sedangkan) )(?:yang |untuk |utk )?`;
const LINK = String.raw`(?:itu |adalah |ada |di |masuk |pada |sudah |jadi |yaitu ){0,2}`;
const AND = String.raw`(?: ?, ?(?:dan )?| dan | & | serta )`;
const ALL = String.raw`(?:sama-sama |semua(?:nya)? |keduanya |masing-masing |dua-duanya )?`;
const GIVES = String.raw`${LINK}${ALL}${LEVEL_WORD} ?[:=]? ?([1-3])(?![\d./%])`;

const SEVERAL = new RegExp(
  String.raw`${BEGINS}((?:${ITEM_WORD} )?(?:${ONE})(?:${AND}(?:${ITEM_WORD} )?(?:${ONE})){1,19}) ${GIVES}`,
  'giu',
);
const SINGLE = new RegExp(String.raw`${BEGINS}(?:${ITEM_WORD} ?)?(${ONE}) ${GIVES}`, 'giu');
/** "level 17 itu 2": from 4 on, as a lower number could be the level that is told of. */
const TURNED = new RegExp(
  String.raw`${LEVEL_WORD} (?:${ITEM_WORD} ?)?(0?[4-9]|1[0-9]|20) (?:itu|adalah) ([1-3])(?![\d./%])`,
  'giu',
);
/** Words between levels that describe nothing. */
const FILLING =
  /^(?:(?:yang|untuk|utk|terus|trus|lalu|kemudian|dan|serta|sama|sedangkan|kalau|kalo|itu|saja|aja|ya|pak|bu|min|kak|indikator|nomor|no|mohon|tolong|dicatat|catat|isi)(?:[ ,;.!]+|$))+$/iu;

/** The text with every "indicators, then their level" as pairs such as "17=3". */
export const withPairs = (text: string): string =>
  text
    .replaceAll(SEVERAL, (_, list: string, level: string) =>
      [...list.matchAll(/\d{1,2}/gu)].map(([number]) => `${number}=${level}`).join(', '),
    )
    .replaceAll(SINGLE, '$1=$2')
    .replaceAll(TURNED, '$1=$2');

/** True for what only stands between levels. */
export const isFilling = (rest: string): boolean => rest.length < 80 && FILLING.test(rest.trim());
