import { isIsoDate } from '../../../shared/language/date-format.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { ProtocolFacts } from '../../../shared/results/protocol-facts.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';

/** Where a result is prepared and released: with the decision itself. */
const decideAddress = '#/decide';

/** Whether the result may be shown to everybody yet, and where a person says so. */
export function ReleaseState({
  state,
  stage,
}: {
  readonly state: ContestState;
  readonly stage: Id;
}) {
  const { t, format } = useText('publish');
  const publication = state.publications.get(stage);
  const day = publication?.day ?? '';
  const shownDay = isIsoDate(day) ? format.date(day, 'press') : null;
  if (publication?.state === 'released') {
    return (
      <Banner tone="ok" title={t('release.released')}>
        {shownDay !== null && t('release.day', { day: shownDay })}
      </Banner>
    );
  }
  const isPrepared = publication?.state === 'prepared';
  return (
    <Banner
      tone={isPrepared ? 'hold' : 'info'}
      icon={isPrepared ? 'clock' : 'info'}
      title={isPrepared ? t('release.prepared') : t('release.unsaid')}
    >
      {isPrepared ? t('release.preparedNote') : t('release.unsaidNote')}
      {isPrepared && shownDay !== null && ` ${t('release.planned', { day: shownDay })}`}
      <LinkButton variant="quiet" icon="gavel" href={decideAddress}>
        {isPrepared ? t('release.go') : t('release.prepare')}
      </LinkButton>
    </Banner>
  );
}

/** Where the open items stand, with the way to where each is settled. */
const openAddress = '#/issue';

/** That what is saved now says on every page that it is not final. */
export function DraftNote({ facts }: { readonly facts: ProtocolFacts }) {
  const { t } = useText('publish');
  if (!facts.draft) return null;
  return (
    <Banner tone="warn" title={t('draft.title')}>
      {t('draft.note', { count: facts.open.length })}
      <LinkButton variant="quiet" icon="chev" href={openAddress}>
        {t('draft.show')}
      </LinkButton>
    </Banner>
  );
}
