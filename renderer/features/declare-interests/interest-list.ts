import type { TableFile } from '../../../shared/documents/table-file.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { Text } from '../../language/use-text.ts';
import type { InterestGroup } from './interest-rows.ts';
import { jurorName, whyText } from './interest-words.ts';

/** The whole list as a table: declared, dismissed, stepped back, and what nobody has looked at yet. */
export function interestList(
  state: ContestState,
  groups: readonly InterestGroup[],
  text: Text<'interests'>,
): TableFile {
  const { t } = text;
  const row = (
    pair: { readonly submission: string; readonly juror: string },
    said: 'suggested' | 'declared' | 'dismissed' | 'recused',
    words: readonly [ground: string, note: string],
  ): readonly string[] => {
    const submission = state.submissions.get(pair.submission);
    return [
      jurorName(state, pair.juror),
      pair.submission,
      submission?.title ?? '',
      submission?.applicant ?? '',
      t(`states.${said}`),
      ...words,
    ];
  };
  return {
    title: t('title'),
    columns: [
      { title: t('columns.juror'), width: 32, numeric: false },
      { title: t('columns.number'), width: 12, numeric: false },
      { title: t('columns.title'), width: 48, numeric: false },
      { title: t('common:applicant'), width: 32, numeric: false },
      { title: t('columns.state'), width: 18, numeric: false },
      { title: t('columns.ground'), width: 24, numeric: false },
      { title: t('columns.note'), width: 48, numeric: false },
    ],
    rows: [
      ...state.interests.map((interest) =>
        row(interest, interest.state, [t(`grounds.${interest.ground}`), interest.note]),
      ),
      ...state.recusals.map((recusal) => row(recusal, 'recused', ['', recusal.reason])),
      ...groups.flatMap(({ items }) =>
        items.map((item) =>
          row(item, 'suggested', [t(`signs.${item.about}`), whyText(item, text)]),
        ),
      ),
    ],
  };
}
