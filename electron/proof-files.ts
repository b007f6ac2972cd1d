import { utf8ToBytes } from '../shared/basics/bytes.ts';
import type { DocumentFile } from '../shared/documents/document-kinds.ts';
import { siteFolder } from '../shared/documents/public-documents.ts';
import type { ProofSource } from '../shared/results/proof-source.ts';
import { proofFile, proofJson, publicProof } from '../shared/results/public-proof.ts';

/** More proofs than these are not put into one file: it would be larger than anything that opens it. */
const proofLimit = 5000;

/** Proofs of all applications as one JSON list, each on its lines; null where they are too many. */
function allProofs(source: ProofSource): string | null {
  const { submissions } = source.ranking.ranking;
  if (submissions.length > proofLimit) return null;
  const proofs = submissions.flatMap(({ submission }) => {
    const proof = proofFile(source, submission);
    return proof === null ? [] : [proofJson(proof).trimEnd()];
  });
  return `[\n${proofs.join(',\n')}\n]\n`;
}

/**
 * What lies beside the documents of a result so that anybody can check it: the public proof, the page that checks it,
 * and for headquarters alone the proofs of all applications.
 */
export async function proofFiles(source: ProofSource): Promise<readonly DocumentFile[]> {
  const { default: page } = await import('virtual:verifier-page');
  const proofs = allProofs(source);
  const files: readonly (readonly [name: string, text: string | null])[] = [
    ['results-public.json', proofJson(publicProof(source))],
    ['proofs.json', proofs],
    ['verify.html', page],
    [`${siteFolder}/verify.html`, page],
  ];
  return files.flatMap(([name, text]) =>
    text === null ? [] : [{ name, bytes: utf8ToBytes(text) }],
  );
}
