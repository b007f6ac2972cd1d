/** Which part of a proof does not hold, in the order in which one is named first; PROOF.md, section 7. */
export const proofs = [
  'container',
  'signature',
  'root',
  'rule',
  'sheet',
  'score',
  'place',
  'name',
  'decision',
  'recount',
] as const;

export type Proof = (typeof proofs)[number];

/** What exactly was found; texts are `proof:finding.<what>`. */
export const findingKinds = {
  'file-damaged': 'container',
  'signature-wrong': 'signature',
  'not-headquarters': 'signature',
  'root-wrong': 'root',
  'root-not-reached': 'root',
  'roots-differ': 'root',
  'root-not-named': 'root',
  'rule-missing': 'rule',
  'rule-other': 'rule',
  'rule-differs': 'rule',
  'sheet-malformed': 'sheet',
  'sheet-double': 'sheet',
  'sheet-count': 'sheet',
  'sheet-alone': 'sheet',
  'sheet-missing': 'sheet',
  'sheet-differs': 'sheet',
  'score-wrong': 'score',
  'score-differs': 'score',
  'place-wrong': 'place',
  'place-differs': 'place',
  'name-wrong': 'name',
  'name-differs': 'name',
  'decision-wrong': 'decision',
  'decision-differs': 'decision',
  'leaf-malformed': 'recount',
  'leaf-order': 'recount',
  'leaf-salt': 'recount',
  'outcome-double': 'recount',
  'leaf-differs': 'recount',
} as const satisfies Readonly<Record<string, Proof>>;

export type FindingKind = keyof typeof findingKinds;

/** Something that does not hold. */
export interface Finding {
  readonly proof: Proof;
  readonly what: FindingKind;
  /** The application it is about, or ''. */
  readonly submission: string;
  /** The juror as in the leaf, or ''. */
  readonly juror: string;
  /** What is stated, and what it should be; '' where there is nothing to set side by side. */
  readonly stated: string;
  readonly expected: string;
}

export const finding = (
  what: FindingKind,
  about: Partial<Omit<Finding, 'proof' | 'what'>> = {},
): Finding => ({
  proof: findingKinds[what],
  what,
  submission: '',
  juror: '',
  stated: '',
  expected: '',
  ...about,
});

/** What fails first stands first; what stands alike stays in the order in which it was found. */
export const sortFindings = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => proofs.indexOf(a.proof) - proofs.indexOf(b.proof));

/** What is no failure, and a reader should know; texts are `proof:remark.<what>`. */
export const remarkKinds = [
  'draft',
  'version-1',
  'winner-departs',
  'finalist-departs',
  'off-scale',
] as const;

export interface Remark {
  readonly what: (typeof remarkKinds)[number];
  /** Applications it is about; none where it is about the whole. */
  readonly submissions: readonly string[];
}
