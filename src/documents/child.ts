// The printing process: takes one order after the other from its parent, answers with bytes or with why there are none.
// It knows no database, no secret and no network, and ends with its parent.
import process from 'node:process';
import type { Answer, Printed, PrintProblem, Sent } from './orders.ts';
import { type Result, no, ok } from '../domain/result.ts';
import { bareWorkbook, spreadsheet } from './spreadsheet.ts';
import { typeset } from './typeset.ts';

async function make({ order }: Sent): Promise<Result<Printed, PrintProblem>> {
  if ('body' in order) {
    const { body, imprint, pictures } = order;
    if (order.kind === 'pdf') return typeset(body, imprint, pictures, order.picture === true);
    const { wordPaper } = await import('./word.ts');
    return ok({ bytes: await wordPaper(body, imprint, pictures), pages: null });
  }
  if (order.kind === 'xlsx') return ok({ bytes: await spreadsheet(order.tables), pages: null });
  if (order.kind === 'bare') return ok({ bytes: await bareWorkbook(order.sheets), pages: null });
  if (order.kind === 'template') {
    const { fillTemplate } = await import('./word-template.ts');
    return ok({
      bytes: await fillTemplate(order.template, order.values, order.url),
      pages: null,
    });
  }
  if (order.kind === 'try') {
    const { tryTemplate } = await import('./word-template.ts');
    const tried = await tryTemplate(order.paper, order.template);
    return tried.ok
      ? ok({ bytes: tried.value, pages: null })
      : no({ type: 'template', problems: tried.problem });
  }
  if (order.kind === 'starter') {
    const { starterTemplate } = await import('./word-starter.ts');
    return ok({ bytes: await starterTemplate(order.paper), pages: null });
  }
  const { wordForm } = await import('./docx.ts');
  return ok({ bytes: await wordForm(order.form), pages: null });
}

process.on('message', (sent: Sent) => {
  make(sent).then(
    (done) =>
      answer(
        done.ok
          ? { no: sent.no, ok: true, printed: done.value }
          : { no: sent.no, ok: false, problem: done.problem },
      ),
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      answer({ no: sent.no, ok: false, problem: { type: 'defect', reason } });
    },
  );
});
// A key press that ends the whole group is for the parent, which ends this process when it is done with it.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));

const answer = (given: Answer): void => void process.send?.(given);
