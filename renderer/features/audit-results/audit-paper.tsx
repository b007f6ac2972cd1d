import { createPortal } from 'react-dom';

import { groupHex } from '../../../shared/results/result-leaves.ts';
import { useText } from '../../language/use-text.ts';
import type { AuditDraft } from './audit-draft.ts';
import type { DrawnRow } from './drawn-list.tsx';
import '../../paper/print-copy.css';

/** The list on paper, alone on the page while it is printed: to be signed by whoever compared. */
export function AuditPaper({
  contest,
  root,
  draft,
  rows,
  outcome,
}: {
  /** Contest and stage. */
  readonly contest: string;
  readonly root: string;
  readonly draft: AuditDraft;
  readonly rows: readonly DrawnRow[];
  readonly outcome: string;
}) {
  const { t, format } = useText('audit');
  return createPortal(
    <div className="print-copy audit-paper">
      <p>{contest}</p>
      <h1>{t('paper.title')}</h1>
      <p>
        {t('seed.root')} {groupHex(root)}
      </p>
      <p>
        {t('seed.drawn')} {draft.seed}
      </p>
      <p>{outcome}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">№</th>
            <th scope="col">{t('paper.sheet')}</th>
            <th scope="col">{t('paper.points')}</th>
            <th scope="col">{t('paper.receipt')}</th>
            <th scope="col">{t('paper.result')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, facts, result }, at) => (
            <tr key={name}>
              <td>{format.number(at + 1)}</td>
              <td>{t('list.sheet', { submission: facts.submission, juror: facts.juror })}</td>
              <td>{facts.scores.join(' · ')}</td>
              <td>{facts.receipt}</td>
              <td>{result === null ? '' : t(`result.${result}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="audit-signs">{t('paper.sign')}</p>
    </div>,
    document.body,
  );
}
