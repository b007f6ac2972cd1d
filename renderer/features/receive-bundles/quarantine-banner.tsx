import { quarantineText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { ImportPlan } from '../../storage/desk.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { quarantinedByFile } from './received-file.ts';
import { sourceName } from './source-words.ts';

/** Files named in the banner; each one's own panel says the same. */
const mostNamed = 6;

/** Says beforehand which records will be kept aside, from whom and why. */
export function QuarantineBanner({ plan }: { readonly plan: ImportPlan }) {
  const { t, language, format } = useText('receive');
  const { state } = useDesk('state');
  if (plan.totals.quarantined === 0) return null;
  const files = quarantinedByFile(plan).toSorted((a, b) => b.count - a.count);
  return (
    <Banner tone="hold" title={t('quarantine.title', { count: plan.totals.quarantined })}>
      <ul>
        {files.slice(0, mostNamed).map(({ file, reasons }, index) => (
          <li key={index}>
            {t('quarantine.from', {
              source: sourceName(file, state, language),
              reasons: format.list(
                reasons.map(({ reason, count }) =>
                  t('quarantine.reason', {
                    reason: quarantineText(reason, language).title,
                    number: format.number(count),
                  }),
                ),
              ),
            })}
          </li>
        ))}
        {files.length > mostNamed && (
          <li>{t('quarantine.moreFiles', { count: files.length - mostNamed })}</li>
        )}
      </ul>
    </Banner>
  );
}
