import { fullName } from '../../../shared/contest/people.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';

/** Whose entries have a part missing, and what to do about it: nothing but their file can fill the gap. */
export function GapNotice({ state }: { readonly state: ContestState }) {
  const { t } = useText('conflicts');
  if (state.gaps.length === 0) return null;
  const names = state.gaps.map(({ person }) => {
    const known = state.people.get(person);
    return known === undefined ? t('common:roles.headquarters') : fullName(known);
  });
  return (
    <Banner tone="warn" title={t('gap.title')}>
      {[...new Set(names)].map((name) => (
        <p key={name}>{t('gap.of', { name })}</p>
      ))}
    </Banner>
  );
}
