import { quarantineText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { ImportPlan } from '../../storage/desk.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { quarantinedByFile } from './received-file.ts';
import { sourceName } from './source-words.ts';

/** Says beforehand which records will be kept aside, from whom and why. */
export function QuarantineBanner({ plan }: { readonly plan: ImportPlan }) {
  const { t, language, format } = useText('receive');
  const { state } = useDesk('state');
  if (plan.totals.quarantined === 0) return null;
  return (
    <Banner tone="hold" title={t('quarantine.title', { count: plan.totals.quarantined })}>
      <ul>
        {quarantinedByFile(plan).map(({ file, reasons }) => (
          <li key={file.name}>
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
      </ul>
    </Banner>
  );
}
