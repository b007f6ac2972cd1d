import { useMemo } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { openFollowingText } from '../../../shared/reports/monitoring/monitoring-report.ts';
import {
  type OpenFollowing,
  openFollowing,
} from '../../../shared/reports/monitoring/open-following.ts';
import { Banner } from '../../ui/banner.tsx';
import type { FollowSubject } from './follow-subject.ts';
import type { FollowWords } from './use-follow-words.ts';

const hrefOf = (item: OpenFollowing): string =>
  item.type === 'Disagreement' ? '#/conflicts' : `#/follow-up/project/${item.submission}`;

/** What has to be looked at before figures are final: of one project, or of all. Nothing where all is settled. */
export function OpenItems({
  subject: { state },
  words: { t, language },
  submission = null,
}: {
  readonly subject: FollowSubject;
  readonly words: FollowWords;
  readonly submission?: Id | null;
}) {
  const items = useMemo(
    () =>
      openFollowing(state).filter((item) => submission === null || item.submission === submission),
    [state, submission],
  );
  if (items.length === 0) return null;
  return (
    <Banner tone="warn" title={t('open.title')}>
      <p>{t('open.text')}</p>
      <ul className="follow-open">
        {items.map((item, at) => (
          <li key={at}>
            {submission === null || item.type === 'Disagreement' ? (
              <a href={hrefOf(item)}>{openFollowingText(item, language)}</a>
            ) : (
              openFollowingText(item, language)
            )}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
