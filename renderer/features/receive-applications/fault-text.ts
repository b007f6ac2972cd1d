import type {
  CellFault,
  CellWarning,
  Other,
  PlacedFault,
  PlacedWarning,
} from '../../../shared/intake/cell-faults.ts';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { IntakeField } from '../../../shared/intake/intake-fields.ts';
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
export function useCellText(
  settings: ContestSettings,
): (note: PlacedFault | PlacedWarning | CellFault | CellWarning) => string {
  const { t, language, format } = useText('intake');
  const other = (place: Other): string =>
    'row' in place
      ? t('otherRow', { row: String(place.row) })
      : t('otherSubmission', { number: place.submission });
  return (note) => {
    switch (note.type) {
      case 'TooLong':
        return t('faults.TooLong', { limit: format.number(note.limit) });
      case 'RegionElsewhere':
        return t('faults.RegionElsewhere', {
          region: regionName(note.region, settings.regionsProfile, language),
        });
      case 'IdRepeated':
        return t('faults.IdRepeated', { row: String(note.row) });
      case 'RowRepeated':
        return t('faults.RowRepeated', { other: other(note.other) });
      case 'IdentityLength':
        return t('faults.IdentityLength', { digits: String(note.digits) });
      case 'IdentityRepeated':
        return t('warnings.IdentityRepeated', { other: other(note.other) });
      case 'TitleSimilar':
        return t('warnings.TitleSimilar', { other: other(note.other) });
      case 'AlphabetsMixed':
        return t('warnings.AlphabetsMixed', { suggestion: note.suggestion });
      case 'NominationGuessed': {
        const nomination = settings.nominations.find(({ id }) => id === note.nomination);
        return t('warnings.NominationGuessed', {
          nomination: nomination === undefined ? '' : format.localized(nomination.title),
        });
      }
      case 'MissingAdvised':
      case 'IdentityCheckDigit':
      case 'IdentityPadded':
      case 'HiddenRemoved':
      case 'CellMerged':
        return t(`warnings.${note.type}`);
      case 'Missing':
      case 'NominationUnknown':
      case 'RegionUnknown':
      case 'NumberInvalid':
      case 'DateInvalid':
      case 'OptionUnknown':
      case 'IdInvalid':
      case 'IdTaken':
      case 'MoneyInvalid':
      case 'MoneyAmbiguous':
      case 'MoneyTiyn':
      case 'IdentitySigns':
      case 'IdentityDate':
      case 'IdentityCentury':
        return t(`faults.${note.type}`);
    }
  };
}
