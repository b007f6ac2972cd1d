import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';

/** An application whose applicant's data is blocked: nothing of it is shown, and so nothing can be changed by hand. */
export function BlockedApplication({
  number,
  onClose,
}: {
  readonly number: string;
  readonly onClose: () => void;
}) {
  const { t } = useText('people');
  return (
    <Banner
      tone="hold"
      icon="lock"
      title={t('common:dataBlocked')}
      action={<LinkButton href={`#/guard/submission/${number}`}>{t('card')}</LinkButton>}
    >
      <p>{t('blocked')}</p>
      <Button onClick={onClose}>{t('common:back')}</Button>
    </Banner>
  );
}
