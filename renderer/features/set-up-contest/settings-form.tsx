import { type ReactNode, useCallback, useRef } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { Arrival } from './arrival.tsx';
import { CommissionSection } from './commission-section.tsx';
import { CriteriaSection } from './criteria-section.tsx';
import { DeadlinesSection } from './deadlines-section.tsx';
import type { Draft } from './draft.ts';
import { FormSection } from './form-section.tsx';
import { GeneralSection } from './general-section.tsx';
import type { InUse } from './in-use.ts';
import { MissingList } from './missing-list.tsx';
import { NominationsSection } from './nominations-section.tsx';
import { RegionsSection } from './regions-section.tsx';
import { RegulationSection } from './regulation-section.tsx';
import { isSection, sections, visited, type Place, type Section } from './settings-place.ts';
import { StagesSection } from './stages-section.tsx';
import { TextsSection } from './texts-section.tsx';

export interface SettingsFormProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly inUse: InUse;
  /** The part that shows earlier versions, where the contest is open. */
  readonly versions?: ReactNode;
}

function contentOf(section: Section, props: SettingsFormProps): ReactNode {
  const { draft, onChange, place, onPlace, inUse, versions } = props;
  const edit = { draft, onChange };
  const { row } = place;
  const ofStage = {
    ...edit,
    row,
    stage: place.stage,
    onStage: (stage: Id) => onPlace({ ...place, stage, row: null }),
  };
  switch (section) {
    case 'general':
      return <GeneralSection {...edit} />;
    case 'regions':
      return <RegionsSection {...edit} row={row} />;
    case 'nominations':
      return (
        <NominationsSection
          {...edit}
          row={row}
          used={inUse.nominations}
          groupsUsed={inUse.ageGroups}
        />
      );
    case 'stages':
      return (
        <StagesSection
          {...edit}
          row={row}
          used={inUse.stages}
          onGo={(to, stage) => onPlace({ section: to, stage, row: null, visit: place.visit + 1 })}
        />
      );
    case 'form':
      return <FormSection {...ofStage} used={inUse.fields} />;
    case 'criteria':
      return <CriteriaSection {...ofStage} scored={inUse.criteria} />;
    case 'regulation':
      return <RegulationSection {...ofStage} />;
    case 'deadlines':
      return <DeadlinesSection {...edit} row={row} />;
    case 'commission':
      return <CommissionSection {...edit} />;
    case 'texts':
      return <TextsSection {...edit} />;
    case 'versions':
      return versions;
  }
}

/** The whole regulation in parts, with the list of what is missing beside it. */
export function SettingsForm(props: SettingsFormProps) {
  const { t } = useText('contest-setup');
  const { draft, place, onPlace, versions } = props;
  const arrived = useRef(0);
  const arrive = useCallback((visit: number): boolean => {
    const isNew = visit !== arrived.current;
    arrived.current = visit;
    return isNew;
  }, []);
  const shown = sections.filter((section) => section !== 'versions' || versions !== undefined);
  return (
    <div className="split">
      <Tabs
        label={t('sections')}
        value={place.section}
        onChange={(value) => {
          if (isSection(value)) onPlace({ ...place, section: value, row: null });
        }}
        tabs={shown.map((section) => ({
          value: section,
          label: t(section),
          content:
            section === place.section ? (
              <Arrival key={`${place.visit}/${section}`} place={place} arrive={arrive}>
                {contentOf(section, props)}
              </Arrival>
            ) : null,
        }))}
      />
      <aside className="missing">
        <MissingList
          draft={draft}
          founded={versions !== undefined}
          onGo={(to) => onPlace(visited(place, to))}
        />
      </aside>
    </div>
  );
}
