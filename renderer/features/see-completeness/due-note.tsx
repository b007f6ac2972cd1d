import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { agoWords } from './ago-words.ts';
import type { Completeness } from './completeness.ts';
import { remindersPath } from './reminders-path.ts';

/** Where headquarters sets the day. */
const settingsAddress = '#/contest';

/** How many jurors still owe sheets, whenever these are due. */
const owing = ({ jurors }: Completeness): number =>
  jurors.filter(({ expected, received, left }) => received < expected && !left).length;

/** When the stage's sheets are due, who is late, and the way to remind them; without a day it says so. */
export function DueNote({ board }: { readonly board: Completeness }) {
  const { t, format } = useText('completeness');
  const { profile } = useDesk('profile');
  const { due, late } = board;
  const toReminders = owing(board) > 0 && (
    <LinkButton icon="mail" href={`#${remindersPath}`}>
      {t('due.remind')}
    </LinkButton>
  );
  if (due.type === 'unset')
    return (
      <Banner
        icon="calendar"
        title={t('due.unset')}
        action={
          <>
            {profile?.role === 'headquarters' && (
              <LinkButton variant="quiet" href={settingsAddress}>
                {t('due.set')}
              </LinkButton>
            )}
            {toReminders}
          </>
        }
      >
        {profile?.role === 'headquarters' ? t('due.unsetNote') : t('due.unsetTheirs')}
      </Banner>
    );
  const day = format.date(due.day, 'press');
  if (due.type === 'ahead')
    return (
      <Banner icon="calendar" title={t('due.ahead', { day })} action={toReminders}>
        {due.days === 0 ? t('due.today') : t('due.left', { count: due.days })}
      </Banner>
    );
  return (
    <Banner
      tone={late === 0 ? 'info' : 'warn'}
      icon="clock"
      title={t('due.past', {
        day,
        ago: agoWords(due.days, t('daysAgo', { count: due.days }), format),
      })}
      action={toReminders}
    >
      {late === 0 ? t('due.nobodyLate') : t('due.late', { count: late })}
    </Banner>
  );
}
