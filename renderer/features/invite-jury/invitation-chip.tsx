import { useText } from '../../language/use-text.ts';
import { Chip } from '../../ui/chip.tsx';
import type { InvitationState } from './jury-facts.ts';

/** How far an invitation is, in a word. */
export function InvitationChip({ state }: { readonly state: InvitationState }) {
  const { t } = useText('jury');
  switch (state) {
    case 'none':
      return <Chip icon="circle">{t('invitations.none')}</Chip>;
    case 'issued':
      return (
        <Chip tone="info" icon="mail">
          {t('invitations.issued')}
        </Chip>
      );
    case 'opened':
      return (
        <Chip tone="ok" icon="check">
          {t('invitations.opened')}
        </Chip>
      );
  }
}
