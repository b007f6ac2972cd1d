import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { toHex } from '../../shared/basics/bytes.ts';
import {
  merkleLeafHash,
  merkleProof,
  merkleRoot,
  verifyMerkleProof,
} from '../../shared/results/merkle.ts';

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

/** Inputs and roots of the reference vectors of Certificate Transparency for RFC 6962, section 2.1. */
const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(fromHex);

const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('merkleRoot', () => {
  test.each(roots.map((root, size) => ({ root, size })))(
    'gives the reference root over the first $size reference inputs',
    ({ root, size }) => {
      expect(toHex(merkleRoot(inputs.slice(0, size)))).toBe(root);
    },
  );

  test('tags a leaf, so that a pair of hashes cannot pass for one', () => {
    expect(toHex(merkleLeafHash(new Uint8Array()))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });
});

const leavesOf = fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 40 });

describe('merkleProof', () => {
  test('leads from every leaf of every tree to its root', () => {
    fc.assert(
      fc.property(leavesOf, fc.nat(), (leaves, seed) => {
        const index = seed % leaves.length;
        const path = merkleProof(leaves, index);
        const proof = {
          leaf: leaves[index] ?? new Uint8Array(),
          index,
          leaves: leaves.length,
          path,
        };
        return verifyMerkleProof(merkleRoot(leaves), proof);
      }),
    );
  });

  test('does not prove another leaf, another place or another size', () => {
    const [leaf] = [inputs[2] ?? new Uint8Array()];
    const root = merkleRoot(inputs);
    const proof = { leaf, index: 2, leaves: inputs.length, path: merkleProof(inputs, 2) };
    expect(verifyMerkleProof(root, proof)).toBe(true);
    expect(verifyMerkleProof(root, { ...proof, leaf: Uint8Array.of(1) })).toBe(false);
    expect(verifyMerkleProof(root, { ...proof, index: 3 })).toBe(false);
    expect(verifyMerkleProof(root, { ...proof, leaves: 9 })).toBe(false);
    expect(verifyMerkleProof(root, { ...proof, path: proof.path.slice(1) })).toBe(false);
    expect(verifyMerkleProof(root, { ...proof, index: -1 })).toBe(false);
  });
});
