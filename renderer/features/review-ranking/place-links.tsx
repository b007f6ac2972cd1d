import type { RankedSubmission } from '../../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { LinkButton } from '../../ui/button.tsx';

/** What can be done about a place: decide a tie, settle a conflict, ask for one more sheet. */
export function PlaceLinks({
  stageRanking,
  ranked: { submission, zone },
}: {
  readonly stageRanking: StageRanking;
  readonly ranked: RankedSubmission;
}) {
  const { t, score, state, stage } = useRankingWords();
  const { report, selection } = stageRanking;
  const entry = selection?.entries.get(submission);
  const found = report?.discrepancies ?? null;
  const apart = found?.submissions.find((each) => each.submission === submission);
  const conflicts = state.hard.filter(
    ({ sheet }) => sheet !== null && sheet.stage === stage.id && sheet.submission === submission,
  ).length;
  const asksMore = zone === 'grey' || (apart !== undefined && found?.action === 'one-more-juror');
  const isOpen = entry?.state === 'open' || found?.action === 'discuss-in-meeting';
  if (!asksMore && entry?.state !== 'open' && apart === undefined && conflicts === 0) return null;
  return (
    <section>
      <h3>{t('next.title')}</h3>
      {apart !== undefined && found !== null && (
        <p className="meta">
          {t('next.apart', {
            difference: score(apart.difference),
            threshold: score(found.threshold),
          })}
        </p>
      )}
      {conflicts > 0 && <p className="meta">{t('next.conflicts', { count: conflicts })}</p>}
      <div className="row wrap g2 place-links">
        {asksMore && (
          <LinkButton icon="users" href={`#/assignment/grey/${encodeURIComponent(submission)}`}>
            {t('next.more')}
          </LinkButton>
        )}
        {conflicts > 0 && (
          <LinkButton icon="diff" href="#/conflicts">
            {t('next.settle')}
          </LinkButton>
        )}
        {isOpen && (entry?.state === 'open' || apart !== undefined) && (
          <LinkButton icon="gavel" href="#/decide">
            {t('next.meeting')}
          </LinkButton>
        )}
      </div>
    </section>
  );
}
