import type { Submission } from '../../../shared/contest/submission.ts';
import { useText } from '../../language/use-text.ts';
import { usePastOutcome } from '../../results/past-outcome.ts';
import { useDesk } from '../../storage/use-desk.ts';
import type { YearMatch } from '../../storage/years.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { type AppliedBefore, useAppliedBefore } from './use-applied-before.ts';

/** One earlier application, and why it may be the same applicant's. */
function Match({
  match,
  seasons,
}: {
  readonly match: YearMatch;
  readonly seasons: AppliedBefore['seasons'];
}) {
  const { t, format } = useText('look-back');
  const outcomeOf = usePastOutcome();
  const { application, grounds, otherNumber, contest } = match;
  const { label = '', title } = seasons.get(contest) ?? {};
  return (
    <li>
      {t('before.line', {
        season: label === '' && title !== undefined ? format.localized(title) : label,
        number: application.number,
        title: application.title,
        applicant: application.applicant === '' ? t('nameBlocked') : application.applicant,
        outcome: outcomeOf(application),
      })}
      <span className="meta before-grounds">
        {grounds.map((ground) => t(`before.grounds.${ground}`)).join('; ')}
      </span>
      {otherNumber && <span className="meta before-grounds">{t('before.otherNumber')}</span>}
    </li>
  );
}

/** That names and titles of past years are still being put in order, and how far that is; nothing where it is done. */
export function BeforeProgress() {
  const { t, format } = useText('look-back');
  const { years } = useDesk('years');
  if (years?.work !== 'index') return null;
  const { done, total } = years;
  return (
    <span role="status">
      {t('before.comparing', { done: format.number(done), total: format.number(total) })}
    </span>
  );
}

/** Says at an application that its applicant applied before, or may have; nothing where nothing was found. */
export function BeforeBanner({ submission }: { readonly submission: Submission }) {
  const { t } = useText('look-back');
  const before = useAppliedBefore(submission.id);
  const matches = before?.matches.get(submission.id) ?? [];
  if (before === null || matches.length === 0) return null;
  const isSure = matches.some(({ grounds }) => grounds.includes('identity'));
  return (
    <Banner
      tone="info"
      icon="clock"
      title={isSure ? t('before.sure') : t('before.title')}
      action={<LinkButton href="#/look-back">{t('before.open')}</LinkButton>}
    >
      <ul className="before-list">
        {matches.map((match) => (
          <Match
            key={`${match.contest}/${match.application.number}`}
            match={match}
            seasons={before.seasons}
          />
        ))}
      </ul>
      {!before.whole && <BeforeProgress />}
      <p>{t('before.note')}</p>
    </Banner>
  );
}
