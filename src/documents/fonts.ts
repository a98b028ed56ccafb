// The fonts of printed papers: files of packages, metric-alike to Arial, with boxes, Arabic and one-coloured emoji behind.
// No font of the machine is ever named: the same values look the same everywhere.
import { fileURLToPath } from 'node:url';

/** The files, as the templates name their families. */
export const fontFiles: readonly string[] = [
  import.meta.resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf'),
  import.meta.resolve('@expo-google-fonts/arimo/400Regular_Italic/Arimo_400Regular_Italic.ttf'),
  import.meta
    .resolve('@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf'),
  import.meta
    .resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
].map((url) => fileURLToPath(url));
