import { useText } from '../../language/use-text.ts';
import { Chip, type Tone } from '../../ui/chip.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { groupOf, type Enrolment } from './jury-facts.ts';

const looks: Readonly<Record<Enrolment, readonly [tone: Tone, icon: IconName]>> = {
  none: ['neutral', 'dash'],
  issued: ['info', 'mail'],
  enrolled: ['ok', 'check'],
  confirmed: ['ok', 'done'],
  unconfirmed: ['warn', 'clock'],
  contested: ['warn', 'alert'],
  revoked: ['danger', 'x'],
};

/** How far a person is, in a word; where a key waits for a word of headquarters, the way to the keys. */
export function EnrolmentChip({ enrolment }: { readonly enrolment: Enrolment }) {
  const { t } = useText('jury');
  const [tone, icon] = looks[enrolment];
  return (
    <div className="row wrap">
      <Chip tone={tone} icon={icon}>
        {t(`enrolment.${enrolment}`)}
      </Chip>
      {groupOf(enrolment) === 'waiting' && <a href="#/keys">{t('toKeys')}</a>}
    </div>
  );
}
