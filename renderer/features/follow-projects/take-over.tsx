import { useMemo } from 'react';

import { sumTiyn } from '../../../shared/basics/money.ts';
import { setProject } from '../../../shared/following/following-operations.ts';
import {
  type ProposedProject,
  supportedProjects,
} from '../../../shared/reports/monitoring/supported-projects.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { FollowSubject } from './follow-subject.ts';
import type { FollowWords } from './use-follow-words.ts';

/** Why a project is followed: the minutes that granted it its money. */
const reasonOf = ({ minutes }: ProposedProject, { t, day }: FollowWords): string =>
  minutes.number === ''
    ? t('takeOver.reason')
    : t('takeOver.reasonOf', { number: minutes.number, date: day(minutes.date) });

/** Projects that a meeting granted money to and that nobody follows yet; nothing where there are none. */
export function TakeOver({
  subject: { recorded, state },
  words,
}: {
  readonly subject: FollowSubject;
  readonly words: FollowWords;
}) {
  const { t, money, format } = words;
  const desk = useDeskCommands();
  const show = useToast();
  const { busy, error, run } = useCommand();
  const proposed = useMemo(() => supportedProjects(recorded), [recorded]);
  if (proposed.length === 0) return null;
  const take = async () => {
    const actions = proposed.map((each) => setProject(each.project, reasonOf(each, words)));
    const taken = await run(() => desk.record(actions));
    if (taken !== null)
      show({ text: t('takeOver.done', { count: format.number(proposed.length) }) });
  };
  const total = sumTiyn(proposed.map(({ project }) => project.granted));
  return (
    <Card title={t('takeOver.title')}>
      <div className="col g3">
        <p>
          {t('takeOver.text', { count: format.number(proposed.length), sum: money(total) })}{' '}
          {proposed.some(({ sealed }) => !sealed) && t('takeOver.unsealed')}
        </p>
        <details>
          <summary>{t('takeOver.list')}</summary>
          <ul className="follow-list">
            {proposed.map(({ project: { submission, granted } }) => (
              <li key={submission}>
                {t('takeOver.item', {
                  number: submission,
                  title: state.submissions.get(submission)?.title ?? '',
                  sum: money(granted),
                })}
              </li>
            ))}
          </ul>
        </details>
        <ErrorBanner error={error} />
        <div>
          <Button variant="primary" icon="plus" busy={busy} onClick={() => void take()}>
            {t('takeOver.verb')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
