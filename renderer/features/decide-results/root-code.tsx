import { groupHex } from '../../../shared/results/result-leaves.ts';

/** A root in groups of four, as it is read aloud over the phone and compared with another screen. */
export function RootCode({ label, root }: { readonly label: string; readonly root: string }) {
  return (
    <div className="finger root-code" role="group" aria-label={label}>
      {groupHex(root)
        .split(/\s+/u)
        .map((group, at) => (
          <code key={at}>{group}</code>
        ))}
    </div>
  );
}
