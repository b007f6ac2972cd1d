import { useCopying } from '../../hand-over/use-copying.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { Button } from '../../ui/button.tsx';
import type { PlacePaper } from './ranking-paper.tsx';

/** How the place came about in sentences that a commission can read aloud; they can be copied and printed. */
export function ReadAloud({
  paper,
  onPrint,
}: {
  readonly paper: PlacePaper;
  readonly onPrint: (paper: PlacePaper) => void;
}) {
  const { t } = useRankingWords();
  const { outcome, copy } = useCopying();
  const { heading, sentences } = paper;
  if (sentences.length === 0) return null;
  return (
    <section className="read-aloud">
      <h3>{t('aloud.title')}</h3>
      <div className="aloud-text">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <div className="row wrap g2">
        <Button
          variant="quiet"
          icon="copy"
          onClick={() => void copy([heading, ...sentences].join('\n'))}
        >
          {t('aloud.copy')}
        </Button>
        <Button variant="quiet" icon="print" onClick={() => onPrint(paper)}>
          {t('aloud.print')}
        </Button>
      </div>
      <p className="meta" role="status">
        {outcome === null ? '' : t(`aloud.${outcome}`)}
      </p>
    </section>
  );
}
