import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import type { Candidate } from '../../workers/documents-messages.ts';
import { Card } from '../../ui/card.tsx';
import { FieldError, SelectField, TextArea } from '../../ui/field.tsx';
import type { MeetingDraft, MeetingProblem, WinnerDraft } from './meeting-draft.ts';

/** Candidates offered for a place: the first of the nomination, and whoever is chosen already. */
const offered = 15;

function candidatesFor(
  candidates: readonly Candidate[],
  nomination: Id,
  chosen: string,
): readonly Candidate[] {
  const own = candidates.filter((candidate) => candidate.nomination === nomination);
  return own.filter(({ submission }, at) => at < offered || submission === chosen);
}

function WinnerRow({
  row,
  candidates,
  onChange,
}: {
  readonly row: WinnerDraft;
  readonly candidates: readonly Candidate[];
  readonly onChange: (submission: string) => void;
}) {
  const { t, language } = useText('decide');
  const options = candidatesFor(candidates, row.nomination, row.submission).map((candidate) => ({
    value: candidate.submission,
    label: t('winners.candidate', {
      place: candidate.label,
      number: candidate.submission,
      title: candidate.title,
      score: candidate.score[language],
    }),
  }));
  return (
    <SelectField<string>
      label={t('winners.place', { place: row.place })}
      value={row.submission}
      onChange={onChange}
      options={[{ value: '', label: t('winners.nobody') }, ...options]}
    />
  );
}

/** Who wins in each nomination, proposed from the ranking, and why where scores are equal. */
export function WinnersForm({
  settings,
  draft,
  candidates,
  problems,
  onChange,
}: {
  readonly settings: ContestSettings;
  readonly draft: MeetingDraft;
  readonly candidates: readonly Candidate[];
  readonly problems: readonly MeetingProblem[];
  readonly onChange: (draft: MeetingDraft) => void;
}) {
  const { t, format } = useText('decide');
  const rows = draft.winners.map((row, at) => ({ row, at }));
  const choose = (at: number, submission: string) =>
    onChange({
      ...draft,
      winners: draft.winners.map((row, index) => (index === at ? { ...row, submission } : row)),
    });
  return (
    <Card title={t('winners.title')}>
      <p className="muted">{candidates.length === 0 ? t('winners.none') : t('winners.note')}</p>
      {settings.nominations
        .filter(({ id }) => rows.some(({ row }) => row.nomination === id))
        .map(({ id, title }) => (
          <fieldset className="winners-nomination" key={id}>
            <legend>{format.localized(title)}</legend>
            {rows
              .filter(({ row }) => row.nomination === id)
              .map(({ row, at }) => (
                <WinnerRow
                  key={at}
                  row={row}
                  candidates={candidates}
                  onChange={(submission) => choose(at, submission)}
                />
              ))}
          </fieldset>
        ))}
      {problems.includes('twice') && <FieldError>{t('problem.twice')}</FieldError>}
      <TextArea
        label={t('winners.tieReason')}
        hint={t('winners.tieHint')}
        value={draft.tieReason}
        onChange={(tieReason) => onChange({ ...draft, tieReason })}
      />
    </Card>
  );
}
