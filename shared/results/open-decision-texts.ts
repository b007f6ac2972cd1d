import { unreachable } from '../basics/assert.ts';
import type { Language } from '../basics/localized.ts';
import type { Id } from '../contest/contest.ts';
import { formatMoney, formatScore, formatTiyn } from '../language/number-format.ts';
import type { ContestState } from '../merge/state.ts';
import { documentTexts, fillText, type TextValues } from './document-texts.ts';
import { memberName, nominationTitle, settingsOf } from './naming.ts';
import type { DecisionItem } from './open-decisions.ts';

type Item<Type extends DecisionItem['type']> = Extract<DecisionItem, { readonly type: Type }>;

const list = (ids: readonly Id[]): string => ids.join(', ');

/** A tie, with its nomination where its places are of one. */
function tieText(
  state: ContestState,
  item: Item<'cut-tie' | 'quota-tie' | 'winner-tie'>,
  language: Language,
): string {
  const texts = documentTexts[language].open;
  const applications = list(item.submissions);
  const nomination =
    item.nomination === null ? '' : nominationTitle(state, item.nomination, language);
  switch (item.type) {
    case 'winner-tie':
      return fillText(texts['winner-tie'], language, {
        nomination,
        place: item.place,
        applications,
      });
    case 'cut-tie':
      return item.nomination === null
        ? fillText(texts['cut-tie'], language, { top: item.top, applications })
        : fillText(texts['cut-tie-nomination'], language, {
            top: item.top,
            applications,
            nomination,
          });
    case 'quota-tie': {
      const values = { place: item.place, seats: item.seats, applications };
      return item.nomination === null
        ? fillText(texts['quota-tie'], language, values)
        : fillText(texts['quota-tie-nomination'], language, { ...values, nomination });
    }
  }
}

/** What is open about grants, with sums in the marks of the language. */
function grantText(
  item: Item<'grants-over-ceiling' | 'grant-over-project'>,
  language: Language,
): string {
  const texts = documentTexts[language].open;
  const money = (tenge: number | bigint): string => formatMoney(tenge, language);
  return item.type === 'grants-over-ceiling'
    ? fillText(texts['grants-over-ceiling'], language, {
        granted: money(item.granted),
        ceiling: money(item.ceiling),
      })
    : fillText(texts['grant-over-project'], language, {
        most: money(item.most),
        applications: list(item.submissions),
      });
}

const membersText = (state: ContestState, ids: readonly Id[], language: Language): string =>
  ids
    .map((id) => settingsOf(state).commission.find((member) => member.id === id)?.name ?? id)
    .map((name) => memberName(name, language))
    .join(', ');

/** What is open about a decision, as a line of the document. */
export function decisionItemText(
  state: ContestState,
  item: DecisionItem,
  language: Language,
): string {
  const texts = documentTexts[language].open;
  const fill = (text: string, values: TextValues): string => fillText(text, language, values);
  switch (item.type) {
    case 'no-meeting':
    case 'no-decision':
      return texts[item.type];
    case 'no-quorum':
      return fill(texts['no-quorum'], { present: item.present, required: item.required });
    case 'votes':
      return fill(texts.votes, { votes: item.votes, present: item.present });
    case 'ballots':
      return fill(texts.ballots, { count: item.count, present: item.present });
    case 'attendance':
      return fill(texts.attendance, { members: membersText(state, item.members, language) });
    case 'cut-tie':
    case 'quota-tie':
    case 'winner-tie':
      return tieText(state, item, language);
    case 'below-pass-mark':
      return fill(texts['below-pass-mark'], {
        pass: formatScore(item.pass, language),
        applications: list(item.submissions),
      });
    case 'grants-over-ceiling':
    case 'grant-over-project':
      return grantText(item, language);
    case 'budgets-over-ceiling':
      return fill(texts['budgets-over-ceiling'], {
        awarded: formatTiyn(item.awarded, language),
        ceiling: formatTiyn(item.ceiling, language),
      });
    case 'budget-not-allowed':
    case 'budget-differs':
    case 'winner-unknown':
    case 'winner-twice':
    case 'finalist-unknown':
    case 'decided-unknown':
    case 'refused-winner':
    case 'refusal-unexplained':
    case 'grant-over-request':
    case 'grant-partial':
    case 'two-prizes':
      return fill(texts[item.type], { applications: list(item.submissions) });
    default:
      return unreachable(item);
  }
}
