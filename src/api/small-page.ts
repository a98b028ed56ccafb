// The frame of pages that stand alone: a link from a chat, a printed paper, the linking of WhatsApp. It knows no subject.

/** Writes a page; `body` and `head` are HTML, `title` is text without signs of HTML. */
export const smallPage = (
  title: string,
  body: string,
  head: { readonly first?: string; readonly last?: string } = {},
): string => `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${head.first === undefined ? '' : `${head.first}\n`}<title>${title} – Sepeda Baru</title>
<link rel="icon" href="/webchat/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/webchat/assets/common.css">
<link rel="stylesheet" href="/webchat/assets/upload.css">
${head.last === undefined ? '' : `${head.last}\n`}</head>
<body>
<header class="top"><img src="/webchat/assets/icon.svg" alt="" width="40" height="40"><span>Sepeda Baru</span></header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
