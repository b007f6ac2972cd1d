import { unreachable } from '../basics/assert.ts';
import { formatList } from '../language/list-format.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import type { SelectionReason } from '../ranking/selection.ts';
import { numberedText, sayer, scoreText } from './explain-texts.ts';
import type { PlaceStory } from './place-story.ts';

/** Why an application is on the list or not, in one sentence. */
export function selectionSentence(
  reason: SelectionReason,
  { sheets }: Pick<RankedSubmission, 'sheets'>,
  { words, language, places }: Pick<PlaceStory, 'words' | 'language' | 'places'>,
): string {
  const say = sayer(language);
  switch (reason.type) {
    case 'place':
    case 'below':
    case 'no-score':
      return say(`selection.${reason.type}`);
    case 'quota-least':
    case 'quota-most': {
      const { by, group, count } = reason;
      return say(`selection.${reason.type}`, { group: words.group(by, group), count });
    }
    case 'made-room': {
      const groups = reason.for.map(({ by, group, count }) =>
        say('selection.made-room-group', { group: words.group(by, group), count }),
      );
      return say('selection.made-room', { groups: groups.join('; ') });
    }
    case 'pass-mark':
      return say('selection.pass-mark', { mark: scoreText(reason.mark, language, places) });
    case 'too-few-sheets':
      return say('selection.too-few-sheets', { wanted: reason.wanted, count: sheets });
    case 'tie':
      return say('selection.tie', { numbers: formatList(reason.with.map(numberedText), language) });
    default:
      return unreachable(reason);
  }
}
