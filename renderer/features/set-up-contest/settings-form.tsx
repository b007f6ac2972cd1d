import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { CommissionSection } from './commission-section.tsx';
import { CriteriaSection } from './criteria-section.tsx';
import type { Draft } from './draft.ts';
import { GeneralSection } from './general-section.tsx';
import type { Section } from './issue-text.ts';
import { MissingList } from './missing-list.tsx';
import { NominationsSection } from './nominations-section.tsx';
import { RegulationSection } from './regulation-section.tsx';

/** What the contest has already, so that nothing in use is taken away. */
export interface InUse {
  /** Applications by nomination. */
  readonly nominations: ReadonlyMap<Id, number>;
  /** Criteria that have scores. */
  readonly criteria: ReadonlySet<Id>;
}

const isSection = (value: string): value is Section =>
  ['general', 'nominations', 'criteria', 'regulation', 'commission'].includes(value);

/** The whole regulation in five parts, with the list of what is missing beside it. */
export function SettingsForm({
  draft,
  onChange,
  section,
  onSection,
  inUse,
}: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly section: Section;
  readonly onSection: (section: Section) => void;
  readonly inUse: InUse;
}) {
  const { t } = useText('contest-setup');
  const props = { draft, onChange };
  return (
    <div className="split">
      <Tabs
        label={t('sections')}
        value={section}
        onChange={(value) => {
          if (isSection(value)) onSection(value);
        }}
        tabs={[
          { value: 'general', label: t('general'), content: <GeneralSection {...props} /> },
          {
            value: 'nominations',
            label: t('nominations'),
            content: <NominationsSection {...props} used={inUse.nominations} />,
          },
          {
            value: 'criteria',
            label: t('criteria'),
            content: <CriteriaSection {...props} scored={inUse.criteria} />,
          },
          {
            value: 'regulation',
            label: t('regulation'),
            content: <RegulationSection {...props} />,
          },
          {
            value: 'commission',
            label: t('commission'),
            content: <CommissionSection {...props} />,
          },
        ]}
      />
      <aside className="missing">
        <MissingList draft={draft} onGo={onSection} />
      </aside>
    </div>
  );
}
