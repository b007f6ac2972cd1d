import type { TurnState } from '../../../shared/pitching/turn.ts';
import { useText } from '../../language/use-text.ts';
import { Chip } from '../../ui/chip.tsx';
import type { IconName } from '../../ui/icon.tsx';

const looks: Readonly<Record<TurnState, readonly ['ok' | 'warn' | 'neutral' | 'info', IconName]>> =
  {
    waiting: ['neutral', 'clock'],
    speaking: ['info', 'play'],
    done: ['ok', 'check'],
    'no-show': ['warn', 'x'],
    withdrew: ['warn', 'x'],
  };

/** What became of a turn, by a word and an icon. */
export function TurnChip({ state }: { readonly state: TurnState }) {
  const { t } = useText('final');
  const [tone, icon] = looks[state];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`turnState.${state}`)}
    </Chip>
  );
}
