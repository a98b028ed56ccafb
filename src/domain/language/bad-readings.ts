// Words that no short form of an innovation should read like, in Indonesian and Banjar. Data only; offices add to it.

/** Words of three letters or fewer count where they are the whole form, longer ones wherever they stand in it. */
export const badReadings: readonly string[] =
  'anjing asu babi bangkai bau bego beler bencana bodoh bohong busuk curang gagal gila goblok hantu hancur iblis jahat jelek judi kotor korup kutu lapar lambat mabuk malas maling mampus mati monyet najis palsu pamali ribet rugi rusak sakit setan sial sulit susah tai tipu tolol zina bungul tambuk'.split(
    ' ',
  );
