import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import type { AuditTally } from './audit-draft.ts';

/** What the audit came to, in words. */
export function useOutcomeSentence(): (tally: AuditTally, margin: number) => string {
  const { t, format } = useText('audit');
  return ({ open, agrees, differs, missing }, margin) => {
    if (differs + missing > 0)
      return t('outcome.differs', {
        differs: format.number(differs),
        missing: format.number(missing),
      });
    if (open > 0) return t('outcome.open', { number: format.number(open) });
    return t('outcome.agrees', { number: format.number(agrees), margin: format.number(margin) });
  };
}

const toneOf = ({ open, differs, missing }: AuditTally) =>
  differs + missing > 0 ? ('danger' as const) : open > 0 ? ('info' as const) : ('ok' as const);

export function OutcomeBanner({
  tally,
  margin,
}: {
  readonly tally: AuditTally;
  /** Sheets that would have to be wrong to change anything. */
  readonly margin: number;
}) {
  const { t } = useText('audit');
  const sentence = useOutcomeSentence();
  const tone = toneOf(tally);
  return (
    <Banner tone={tone} title={sentence(tally, margin)}>
      {tone === 'danger' ? t('outcome.differsNext') : undefined}
    </Banner>
  );
}
