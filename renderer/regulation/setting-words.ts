/** Kinds of stages that have a name; a file of a later version may bring others, which are shown as they are. */
export const stageKinds = [
  'written',
  'selection',
  'commission',
  'live',
  'robot',
  'opinion',
  'vote',
  'followup',
  'readiness',
  'pool',
] as const;

export const isStageKind = (kind: string): kind is (typeof stageKinds)[number] =>
  (stageKinds as readonly string[]).includes(kind);

/** Kinds of questions that have a name, those that are asked most first. */
export const fieldTypes = [
  'text',
  'longtext',
  'select',
  'multiselect',
  'boolean',
  'checkbox',
  'number',
  'integer',
  'money',
  'date',
  'region',
  'nomination',
  'person',
  'contacts',
  'bin',
  'url',
  'files',
  'table',
  'visit',
  'vote',
] as const;

export const isFieldType = (type: string): type is (typeof fieldTypes)[number] =>
  (fieldTypes as readonly string[]).includes(type);

/** Rules for equal scores that have a name; all but the first two are applied by people. */
export const tieRules = [
  'median',
  'chair-decision-with-reason',
  'lower-request',
  'larger-cofunding',
  'extra-heat',
  'discipline-rule',
  'stage',
] as const;

export const isTieRule = (rule: string): rule is (typeof tieRules)[number] =>
  (tieRules as readonly string[]).includes(rule);
