import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { DuplicateVerdict } from '../../../shared/contest/duplicate.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { SuspectedPair } from '../../../shared/intake/find-duplicates.ts';
import { useText } from '../../language/use-text.ts';
import { HiddenText } from '../../personal-data/hidden-text.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';

/** A pair with its applications, and what a person found of it. */
export interface ShownPair extends SuspectedPair {
  readonly first: Submission;
  readonly second: Submission;
  readonly verdict: DuplicateVerdict | null;
}

/** What two applications say, field by field, as people read it. */
function useSides(settings: ContestSettings) {
  const { t, language, format } = useText('intake');
  const nominations = new Map(
    settings.nominations.map(({ id, title }) => [id, format.localized(title)]),
  );
  return (pair: ShownPair) => {
    const said = (label: string, of: (submission: Submission) => string, covered = false) => ({
      label,
      first: of(pair.first),
      second: of(pair.second),
      covered,
    });
    return [
      said(t('fields.title'), ({ title }) => title),
      said(t('fields.applicant'), ({ applicant }) => applicant),
      said(t('fields.bin'), ({ bin }) => bin, true),
      said(t('fields.nomination'), ({ nomination }) => nominations.get(nomination) ?? nomination),
      said(t('fields.region'), ({ region }) =>
        region === null ? '' : regionShortName(region, settings.regionsProfile, language),
      ),
      said(t('fields.town'), ({ town }) => town),
      said(t('fields.budget'), ({ budget }) => (budget === null ? '' : format.money(budget))),
      said(t('fields.contacts'), ({ contacts }) => contacts, true),
      said(t('fields.received'), ({ received }) =>
        received === undefined ? '' : format.date(received, 'short'),
      ),
    ].filter(({ first, second }) => first !== '' || second !== '');
  };
}

/** What one application says of a field; contacts and numbers are covered until somebody asks to see them. */
function Side({
  text,
  label,
  submission,
  covered,
}: {
  readonly text: string;
  readonly label: string;
  readonly submission: Submission;
  readonly covered: boolean;
}) {
  const { t } = useText('common');
  if (!covered || text === '') return text === '' ? '—' : text;
  const number = t('submissionNumber', { number: submission.id });
  return (
    <HiddenText text={text} label={`${label}, ${number}`} subject="submission" id={submission.id} />
  );
}

/** Two applications side by side, why they may be one, and the two answers. */
export function DuplicatePair({
  pair,
  settings,
  onJudge,
}: {
  readonly pair: ShownPair;
  readonly settings: ContestSettings;
  readonly onJudge: (pair: ShownPair, verdict: DuplicateVerdict) => void;
}) {
  const { t } = useText('intake');
  const sides = useSides(settings)(pair);
  const label = t('pairLabel', { first: pair.first.id, second: pair.second.id });
  return (
    <section className="card duplicate-pair" aria-label={label}>
      <div className="row between">
        <div className="row">
          {pair.grounds.map((ground) => (
            <Chip key={ground} tone="warn" icon="copy">
              {t(`grounds.${ground}`)}
            </Chip>
          ))}
          {pair.verdict !== null && (
            <Chip tone="ok" icon="check">
              {t(`verdicts.${pair.verdict}`)}
            </Chip>
          )}
        </div>
        <div className="row">
          <Button onClick={() => onJudge(pair, 'same')}>{t('judgeSame')}</Button>
          <Button onClick={() => onJudge(pair, 'different')}>{t('judgeDifferent')}</Button>
        </div>
      </div>
      <table className="table sides" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('compared')}</th>
            {[pair.first, pair.second].map(({ id }) => (
              <th key={id} scope="col">
                {t('common:submissionNumber', { number: id })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sides.map(({ label: name, first, second, covered }) => (
            <tr key={name} className={first === second ? '' : 'differs'}>
              <th scope="row">{name}</th>
              <td>
                <Side text={first} label={name} submission={pair.first} covered={covered} />
              </td>
              <td>
                <Side text={second} label={name} submission={pair.second} covered={covered} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
