import { useState } from 'react';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { shortName } from '../../../shared/contest/people.ts';
import { settingsDifference } from '../../../shared/contest/settings-difference.ts';
import type { ContestState, SettingsVersion } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { TwoLines } from '../../ui/table.tsx';
import { DifferenceView } from '../../regulation/difference-view.tsx';
import { SaveRegulation } from './save-regulation.tsx';

/** A version with its number: 1 is that of the founding. */
interface Numbered extends SettingsVersion {
  readonly id: Id;
  readonly number: number;
  /** Number of the version that it took the place of; null for the first. */
  readonly before: number | null;
}

function numbered(versions: ContestState['settingsVersions']): readonly Numbered[] {
  const ids = [...versions.keys()];
  return [...versions].map(([id, version], at) => {
    const [replaced] = version.replaces;
    const before = replaced === undefined ? -1 : ids.indexOf(replaced);
    return { ...version, id, number: at + 1, before: before < 0 ? null : before + 1 };
  });
}

function Comparison({
  versions,
  pair: [from, to],
  onPair,
}: {
  readonly versions: readonly Numbered[];
  readonly pair: readonly [from: number, to: number];
  readonly onPair: (pair: readonly [from: number, to: number]) => void;
}) {
  const { t } = useText('contest-setup');
  const [before, after] = [versions[from - 1], versions[to - 1]];
  if (before === undefined || after === undefined) return null;
  const changes = settingsDifference(before.settings, after.settings);
  const options = versions.map(({ number }) => ({
    value: String(number),
    label: t('version', { number: String(number) }),
  }));
  return (
    <Card title={t('differenceOf', { before: String(from), after: String(to) })}>
      <div className="col g3" data-place="difference">
        <div className="field-grid">
          <SelectField
            label={t('versionBefore')}
            value={String(from)}
            onChange={(number) => onPair([Number(number), to])}
            options={options}
          />
          <SelectField
            label={t('versionAfter')}
            value={String(to)}
            onChange={(number) => onPair([from, Number(number)])}
            options={options}
          />
        </div>
        <p className="meta" role="status">
          {changes.length === 0
            ? t('difference.none')
            : t('difference.count', { count: changes.length })}
        </p>
        <DifferenceView changes={changes} settings={after.settings} />
      </div>
    </Card>
  );
}

function VersionRow({
  version,
  state,
  onShow,
}: {
  readonly version: Numbered;
  readonly state: Pick<ContestState, 'people'>;
  readonly onShow: (from: number) => void;
}) {
  const { t, format } = useText('contest-setup');
  const { number, by, wallClock, reason, before } = version;
  const person = by === null ? undefined : state.people.get(by);
  const facts = [
    format.date(wallClock, 'official'),
    format.time(wallClock),
    ...(person === undefined ? [] : [shortName(person)]),
  ];
  const why = number === 1 && reason === '' ? t('versionFounding') : reason;
  return (
    <li>
      <div className="grow">
        <TwoLines
          first={t('version', { number: String(number) })}
          second={
            <>
              {facts.join(' · ')}
              {why !== '' && <span className="version-why">{why}</span>}
            </>
          }
        />
      </div>
      {before !== null && (
        <Button
          icon="diff"
          aria-label={t('showChangesOf', { number: String(number) })}
          onClick={() => onShow(before)}
        >
          {t('showChanges')}
        </Button>
      )}
    </li>
  );
}

/** Every version of the regulation: who made it, when and why; what changed; and the regulation as a file. */
export function VersionsSection({
  state,
  settings,
}: {
  readonly state: Pick<ContestState, 'settingsVersions' | 'people'>;
  /** The regulation in force, which is what is saved as a file. */
  readonly settings: ContestSettings;
}) {
  const { t } = useText('contest-setup');
  const versions = numbered(state.settingsVersions);
  const last = versions.at(-1);
  const [pair, setPair] = useState<readonly [from: number, to: number] | null>(null);
  const shown =
    pair ?? (last === undefined ? null : ([last.before ?? last.number, last.number] as const));
  return (
    <div className="col g4">
      <Card title={t('versions')}>
        <p className="meta">{t('versionsHint')}</p>
        <ol className="edit-rows lines" reversed>
          {versions.toReversed().map((version) => (
            <VersionRow
              key={version.id}
              version={version}
              state={state}
              onShow={(from) => setPair([from, version.number])}
            />
          ))}
        </ol>
      </Card>
      {shown !== null && versions.length > 1 && (
        <Comparison versions={versions} pair={shown} onPair={setPair} />
      )}
      <SaveRegulation settings={settings} />
    </div>
  );
}
