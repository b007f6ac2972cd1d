import { useText } from '../../language/use-text.ts';
import { Chip } from '../../ui/chip.tsx';
import type { KeyStanding } from './key-facts.ts';
import { standingLooks } from './key-words.ts';

/** How a key stands, in one word. */
export function StandingChip({ standing }: { readonly standing: KeyStanding }) {
  const { t } = useText('keys');
  const [tone, icon] = standingLooks[standing];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`standing.${standing}`)}
    </Chip>
  );
}
