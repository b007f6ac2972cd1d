import { useText } from '../../language/use-text.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { ZoneCounts } from './ranking-rows.ts';

/** How many are safely in, undecided, safely out; and the way to more sheets for those undecided. */
export function ZoneStrip({ counts }: { readonly counts: ZoneCounts }) {
  const { t, format } = useText('ranking');
  return (
    <>
      <div className="zones" role="group" aria-label={t('zones.label')}>
        <div className="z1">
          <Icon name="done" />
          <b>{format.number(counts.in)}</b> {t('zones.in')}
        </div>
        <div className="z2">
          <Icon name="half" />
          <span>
            <b>{format.number(counts.grey)}</b> {t('zones.grey')}
          </span>
        </div>
        <div className="z3">
          <Icon name="dash" />
          <b>{format.number(counts.out)}</b> {t('zones.out')}
        </div>
      </div>
      {counts.grey > 0 && (
        <LinkButton variant="quiet" icon="users" href="#/assignment/grey">
          {t('zones.more', { count: counts.grey })}
        </LinkButton>
      )}
    </>
  );
}
