import { useText } from '../../language/use-text.ts';
import { Chip, type Tone } from '../../ui/chip.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { type Due, isFileLate, type RegionFile } from './lateness.ts';

const looks: Readonly<Record<RegionFile['state'], readonly [tone: Tone, icon: IconName]>> = {
  complete: ['ok', 'done'],
  fresh: ['info', 'half'],
  old: ['neutral', 'clock'],
  none: ['neutral', 'circle'],
};

/** The region's file in a word, and when it came. */
export function RegionFileChip({ file, due }: { readonly file: RegionFile; readonly due: Due }) {
  const { t, format } = useText('completeness');
  const [tone, icon] = looks[file.state];
  const late = isFileLate(file, due);
  return (
    <Chip tone={late ? 'warn' : tone} icon={late ? 'clock' : icon}>
      {file.lastFile === null
        ? t(`file.${file.state}`)
        : t(`file.${file.state}At`, { day: format.date(file.lastFile, 'short') })}
    </Chip>
  );
}
