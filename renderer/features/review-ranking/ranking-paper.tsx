import { useState } from 'react';
import { createPortal, flushSync } from 'react-dom';

import { usePrinting } from '../../paper/use-printing.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import type { PlainTable } from './ranking-columns.ts';
import '../../paper/print-copy.css';

/** What goes to paper: the list as it is shown, or how one place came about. */
export interface PlacePaper {
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** One door to the printer: by its button a place is printed, by everything else what the screen shows. */
export function useRankingPaper() {
  const { printing, print } = usePrinting();
  const [place, setPlace] = useState<PlacePaper | null>(null);
  const printPlace = (paper: PlacePaper) => {
    flushSync(() => setPlace(paper));
    void print().finally(() => setPlace(null));
  };
  return { printing, place, printShown: () => void print(), printPlace };
}

function TablePaper<Row>({
  title,
  table,
}: {
  readonly title: string;
  readonly table: () => PlainTable<Row>;
}) {
  const { columns, rows } = table();
  const shown = columns.filter((each) => each.shown);
  return (
    <>
      <h1>{title}</h1>
      <table>
        <thead>
          <tr>
            {shown.map(({ column }) => (
              <th key={column.id} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows.length }, (_, index) => (
            <tr key={rows.keyAt(index)}>
              {shown.map(({ column }) => (
                <td key={column.id} className={column.numeric === true ? 'num' : ''}>
                  {column.text(rows.at(index))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The paper itself, alone on the page while it is printed. */
export function RankingPaper<Row>({
  paper: { printing, place },
  title,
  isWhatIf,
  table,
}: {
  readonly paper: Pick<ReturnType<typeof useRankingPaper>, 'printing' | 'place'>;
  readonly title: string;
  readonly isWhatIf: boolean;
  readonly table: () => PlainTable<Row>;
}) {
  const { t, settings, stage, format } = useRankingWords();
  if (!printing) return null;
  return createPortal(
    <div className="print-copy ranking-paper">
      <p>
        {format.localized(settings.title)} · {format.localized(stage.title)} ·{' '}
        {t('paper.method', { method: t(`method.${stage.regulation.method}`) })}
      </p>
      {isWhatIf && <p className="paper-mark">{t('whatIf.shown')}</p>}
      {place === null ? (
        <TablePaper title={title} table={table} />
      ) : (
        <>
          <h1>{place.heading}</h1>
          {place.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </>
      )}
    </div>,
    document.body,
  );
}
