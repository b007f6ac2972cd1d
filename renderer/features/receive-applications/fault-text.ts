import type { CellFault, CellWarning } from '../../../shared/intake/cell-faults.ts';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { IntakeField } from '../../../shared/intake/intake-fields.ts';
import { noteWords } from '../../../shared/intake/note-words.ts';
import { useText } from '../../language/use-text.ts';

/** Name of a field: the form's own words, else the common ones. */
export function useFieldName(): (field: IntakeField) => string {
  const { t, format } = useText('intake');
  return ({ label, standard, id }) => {
    if (label !== null) return format.localized(label);
    return standard === null ? id : t(`fields.${standard}`);
  };
}

/** Sentences for what is wrong with a cell, or worth a look. */
export function useCellText(settings: ContestSettings): (note: CellFault | CellWarning) => string {
  const { t, language, format } = useText('intake');
  return (note) => {
    const words = noteWords(note, {
      region: (code) => regionName(code, settings.regionsProfile, language),
      nomination: (id) => {
        const found = settings.nominations.find((nomination) => nomination.id === id);
        return found === undefined ? id : format.localized(found.title);
      },
      number: format.number,
      day: (day) => format.date(day, 'short'),
      other: (place) =>
        'row' in place
          ? t('otherRow', { row: String(place.row) })
          : t('otherSubmission', { number: place.submission }),
    });
    return words.group === 'faults'
      ? t(`faults.${words.type}`, { ...words.values })
      : t(`warnings.${words.type}`, { ...words.values });
  };
}
