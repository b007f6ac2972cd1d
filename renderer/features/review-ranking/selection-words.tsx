import type { SelectionEntry } from '../../../shared/ranking/selection.ts';
import type { useRankingWords } from '../../ranking/ranking-words.ts';
import { Chip, type Tone } from '../../ui/chip.tsx';
import type { IconName } from '../../ui/icon.tsx';

type Words = ReturnType<typeof useRankingWords>;

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly text: string;
}

/** What a row says of the list beside its place; null where the place says it all. */
function lookOf({ t }: Words, { reason }: SelectionEntry): Look | null {
  switch (reason.type) {
    case 'place':
    case 'below':
    case 'no-score':
      return null;
    case 'quota-least':
      return { tone: 'info', icon: 'done', text: t('list.quota-least') };
    case 'quota-most':
      return { tone: 'warn', icon: 'dash', text: t('list.quota-most') };
    case 'made-room':
      return { tone: 'warn', icon: 'dash', text: t('list.made-room') };
    case 'pass-mark':
      return { tone: 'neutral', icon: 'dash', text: t('list.pass-mark') };
    case 'too-few-sheets':
      return { tone: 'neutral', icon: 'dash', text: t('list.too-few-sheets') };
    case 'tie':
      return { tone: 'warn', icon: 'tie', text: t('list.tie') };
  }
}

/** Why an application is on the list or not, where that is not its place alone. */
export function SelectionChip({
  words,
  entry,
}: {
  readonly words: Words;
  readonly entry: SelectionEntry | undefined;
}) {
  const look = entry === undefined ? null : lookOf(words, entry);
  if (look === null) return null;
  return (
    <Chip tone={look.tone} icon={look.icon} className="list-chip">
      {look.text}
    </Chip>
  );
}
