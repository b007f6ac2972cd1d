import { settingsDifference } from '../../../shared/contest/settings-difference.ts';
import { parseContestSettings } from '../../../shared/contest/settings-schema.ts';
import type { ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { DifferenceView } from '../../regulation/difference-view.tsx';
import { columnWords } from './item-words.ts';
import { settingsKey, versionTable } from './version-table.ts';

/** What each of two amendments changes, in sentences; nothing for other conflicts. */
export function SettingsVersions({
  conflict,
  state,
}: {
  readonly conflict: HardConflict;
  readonly state: ContestState;
}) {
  const text = useText('conflicts');
  if (conflict.key !== settingsKey) return null;
  const versions = versionTable(conflict, state).columns.flatMap((column) => {
    const settings = parseContestSettings(column.alternative.value);
    return settings.ok ? [{ column, settings: settings.value }] : [];
  });
  const [first, ...rest] = versions;
  if (first === undefined) return null;
  return (
    <div className="pad col g3">
      {rest.map(({ column, settings }) => {
        const { title } = columnWords(column, state, text);
        const before = columnWords(first.column, state, text).title;
        return (
          <section key={column.id} className="col g2">
            <h3>{text.t('amendments.changes', { version: title, before })}</h3>
            <DifferenceView
              changes={settingsDifference(first.settings, settings)}
              settings={settings}
            />
          </section>
        );
      })}
    </div>
  );
}
